"""Which column of a sheet means what: by its heading in Chinese or English, else by what stands in it.

A person may put right what is found here. Where the headings are is found too: sheets begin with titles, heads are
merged over two rows, columns are empty, headings come twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import validation
from app.domain.sheet_values import Cell, Row, day_of, folded, is_blank, is_total, phones_of, text_of

LEDGERS = ("customers", "devices", "contracts", "repairs")
"""What can be imported."""

_HEAD_WITHIN = 30
"""The headings stand in one of so many first rows."""

_SAMPLED = 200
_PLACE = re.compile("[省市区县路街镇村].*[号栋楼室路街村]")
_MOSTLY = 0.7
_LONGEST_HEADING = 30


@dataclass(frozen=True)
class Field:
    """Something a column may mean. `headings` are its usual names, normalised by `heading_key`.

    `many`: several columns may mean it together, as telephones do.
    """

    name: str
    label: str
    headings: tuple[str, ...]
    required: bool = False
    many: bool = False


def _field(name: str, label: str, headings: str, *, required: bool = False, many: bool = False) -> Field:
    return Field(name, label, tuple(map(heading_key, headings.split("|"))), required, many)


def heading_key(text: str) -> str:
    """A heading as it is compared: width and case folded, without spaces, stars, punctuation."""
    return re.sub(r"[\s*:.,;。、：_\-—/\\]+", "", folded(text).casefold())


_NAME = _field(
    "name", QT_TRANSLATE_NOOP("import", "Customer name"),
    "客户名称|客户名|客户|单位|单位名称|用户名|用户名称|用户|客户单位|用户单位|使用单位|公司名称|公司|企业名称|"
    "客户姓名|用户姓名|姓名|"
    "名称|甲方|甲方名称|客户全称|单位全称|购货单位|customer|customername|client|clientname|company|companyname|"
    "name|account",
    required=True,
)  # fmt: skip
_WHO = (
    _field("customer_number", QT_TRANSLATE_NOOP("import", "Customer number"),
           "客户编号|客户代码|客户号|客户编码|用户编号|编号|单位编号|customerno|customernumber|customerid|"
           "customercode|clientno"),
    _NAME,
    _field("phone", QT_TRANSLATE_NOOP("import", "Telephone"),
           "电话|联系电话|手机|手机号|手机号码|电话号码|联系方式|客户电话|用户电话|固定电话|固话|座机|办公电话|"
           "联系人电话|联系手机|"
           "移动电话|报修电话|来电号码|电话1|电话2|手机1|手机2|phone|telephone|tel|mobile|mobilephone|cell|"
           "phonenumber|contactphone|"
           "customerphone", many=True),
    _field("contact", QT_TRANSLATE_NOOP("import", "Contact"),
           "联系人|联系人姓名|联络人|负责人|经办人|客户联系人|报修人|使用人|contact|contactname|contactperson"),
    _field("address", QT_TRANSLATE_NOOP("import", "Address"),
           "地址|联系地址|客户地址|单位地址|用户地址|详细地址|通讯地址|安装地址|住址|服务地址|地点|address|"
           "customeraddress|street|site"),
)  # fmt: skip
_CUSTOMER = (
    *_WHO,
    _field("region", QT_TRANSLATE_NOOP("import", "Region"),
           "区域|地区|所在地区|省份|城市|省市|片区|region|area|city|province"),
    _field("customer_kind", QT_TRANSLATE_NOOP("import", "Kind of customer"),
           "客户类型|客户性质|单位性质|类型|性质|用户类型|customertype|customerkind|type"),
    _field("grade", QT_TRANSLATE_NOOP("import", "Sales grade"),
           "客户等级|等级|级别|客户级别|客户分级|grade|level|customergrade"),
    _field("classification", QT_TRANSLATE_NOOP("import", "Class of customer"),
           "客户分类|分类|类别|行业|客户类别|classification|class|category|industry"),
    _field("is_key_customer", QT_TRANSLATE_NOOP("import", "Key customer"),
           "重点客户|大客户|vip|是否重点|是否重点客户|keycustomer|keyaccount"),
    _field("position", QT_TRANSLATE_NOOP("import", "Contact's position"), "职务|职位|岗位|position|title|jobtitle"),
    _field("email", QT_TRANSLATE_NOOP("import", "E-mail"), "邮箱|电子邮箱|电子邮件|邮件|email|mail|emailaddress"),
)  # fmt: skip
_UNIT = (
    _field("product_name", QT_TRANSLATE_NOOP("import", "Product"),
           "产品|产品名称|设备名称|品名|机器名称|商品名称|设备|货品名称|产品类别|product|productname|device|"
           "devicename|equipment|item"),
    _field("model", QT_TRANSLATE_NOOP("import", "Model"),
           "型号|机型|产品型号|设备型号|规格型号|型号规格|机器型号|规格|model|modelno|modelnumber|modelname|type"),
    _field("serial", QT_TRANSLATE_NOOP("import", "Serial"),
           "机身号|序列号|sn|s/n|机号|机器编号|产品序列号|设备序列号|出厂编号|出厂号|串号|机身编号|编码|产品编号|"
           "设备号|条码|机身码|sn码|"
           "serial|serialno|serialnumber|serialnum|machineno"),
)  # fmt: skip
_DEVICE = (
    _field("device_number", QT_TRANSLATE_NOOP("import", "Device number"),
           "设备编号|资产编号|deviceno|devicenumber|assetno"),
    *_UNIT,
    _field("purchased_on", QT_TRANSLATE_NOOP("import", "Purchased"),
           "购买日期|购机日期|销售日期|购置日期|购买时间|购机时间|出货日期|发货日期|purchasedate|purchased|"
           "purchasedon|dateofpurchase|"
           "saledate|solddate"),
    _field("installed_on", QT_TRANSLATE_NOOP("import", "Installed"),
           "安装日期|装机日期|安装时间|装机时间|投用日期|启用日期|installdate|installed|installedon|"
           "installationdate"),
    _field("accepted_on", QT_TRANSLATE_NOOP("import", "Accepted"),
           "验收日期|验收时间|acceptancedate|accepted|acceptedon"),
    _field("warranty", QT_TRANSLATE_NOOP("import", "Warranty (months or end)"),
           "保修期|质保期|保修期限|质保期限|保修月数|保修|质保|三包期|保修(月)|warranty|warrantymonths|"
           "warrantyperiod"),
    _field("warranty_ends_on", QT_TRANSLATE_NOOP("import", "Warranty end"),
           "保修到期|保修到期日|保修截止日期|质保到期日|过保日期|保修终止日期|到保日期|保修至|保修结束日期|"
           "warrantyend|warrantyuntil|"
           "warrantyexpiry|warrantyendson|warrantyenddate"),
    _field("project_name", QT_TRANSLATE_NOOP("import", "Project"),
           "项目|项目名称|工程名称|所属项目|project|projectname"),
)  # fmt: skip
_NOTES = _field(
    "notes", QT_TRANSLATE_NOOP("import", "Notes"),
           "备注|说明|附注|其他|备注说明|notes|note|remark|remarks|comment|comments",
    many=True,
)  # fmt: skip
_CONTRACT = (
    _field("contract_number", QT_TRANSLATE_NOOP("import", "Contract number"),
           "合同编号|合同号|编号|协议编号|协议号|contractno|contractnumber|contract|agreementno|number"),
    *_WHO,
    _field("contract_kind", QT_TRANSLATE_NOOP("import", "Kind of contract"),
           "合同类型|合同类别|类型|性质|contracttype|kind|type"),
    _field("starts_on", QT_TRANSLATE_NOOP("import", "Start"),
           "开始日期|起始日期|生效日期|合同开始|合同开始日期|起|起始时间|开始时间|合同起始日期|维保开始|start|"
           "startdate|startson|from|"
           "validfrom|begin", required=True),
    _field("ends_on", QT_TRANSLATE_NOOP("import", "End"),
           "结束日期|终止日期|到期日期|到期日|截止日期|合同结束|合同到期日|合同截止日期|止|合同终止日期|到期时间|"
           "维保到期|end|enddate|"
           "endson|until|to|validto|expiry|expirydate", required=True),
    _field("fee", QT_TRANSLATE_NOOP("import", "Fee"),
           "合同金额|金额|费用|合同总额|总金额|维保费|价格|合同价|amount|fee|price|total|value"),
    _field("included_services", QT_TRANSLATE_NOOP("import", "Included services"),
           "服务内容|包含服务|维保内容|保养内容|合同内容|服务范围|services|includedservices|scope"),
    _field("serials", QT_TRANSLATE_NOOP("import", "Covered serials"),
           "机身号|序列号|sn|覆盖设备|设备序列号|维保设备|设备清单|serial|serials|serialno|coveredserials"),
    _field("project_name", QT_TRANSLATE_NOOP("import", "Project"), "项目|项目名称|工程名称|project|projectname"),
    _field("signed_on", QT_TRANSLATE_NOOP("import", "Signed"),
           "签订日期|签约日期|签署日期|签订时间|signed|signedon|signdate|signingdate"),
    _field("payment", QT_TRANSLATE_NOOP("import", "Terms of payment"),
           "付款方式|付款条件|结算方式|payment|paymentterms|terms"),
    _NOTES,
)  # fmt: skip
_REPAIR = (
    _field("call_number", QT_TRANSLATE_NOOP("import", "Old number"),
           "编号|单号|维修单号|报修单号|工单号|工单编号|派工单号|服务单号|登记号|维修编号|受理编号|流水号|number|"
           "ticket|ticketno|callno|"
           "callnumber|orderno|jobno|caseno|repairno"),
    _field("received", QT_TRANSLATE_NOOP("import", "Received"),
           "报修日期|报修时间|来电日期|来电时间|登记日期|受理日期|受理时间|日期|接报日期|接单日期|送修日期|"
           "登记时间|维修日期|时间|received|"
           "receivedat|receiveddate|date|calldate|reported|reporteddate|opened|created", required=True, many=True),
    *_WHO,
    *_UNIT,
    _field("fault", QT_TRANSLATE_NOOP("import", "Fault"),
           "故障|故障现象|故障描述|故障内容|报修内容|问题描述|问题|故障情况|维修内容|fault|faulttext|problem|"
           "description|issue|symptom|"
           "complaint"),
    _field("solution", QT_TRANSLATE_NOOP("import", "Solution"),
           "处理结果|处理情况|维修情况|解决方法|解决方案|处理方法|维修结果|处理措施|维修记录|处理|结果|solution|"
           "solutiontext|resolution|"
           "result|action|repair|workdone"),
    _field("technician", QT_TRANSLATE_NOOP("import", "Technician"),
           "维修人|维修人员|工程师|技术员|处理人|服务人员|维修员|派工|派工人员|师傅|technician|technicianname|"
           "engineer|assignedto|servicedby"),
    _field("finished", QT_TRANSLATE_NOOP("import", "Finished"),
           "完成日期|完成时间|修复日期|完工日期|处理日期|结束日期|维修完成日期|修好日期|处理时间|finished|"
           "finishedat|completed|completeddate|"
           "closed|closeddate|done"),
    _field("state", QT_TRANSLATE_NOOP("import", "State"),
           "状态|处理状态|是否完成|完成情况|维修状态|进度|state|status"),
    _field("fault_level", QT_TRANSLATE_NOOP("import", "Fault level"),
           "故障等级|故障级别|紧急程度|优先级|level|faultlevel|priority"),
    _field("charge", QT_TRANSLATE_NOOP("import", "Charge"),
           "费用|金额|收费|维修费|维修费用|收费金额|服务费|charge|cost|fee|amount|price"),
    _field("received_by", QT_TRANSLATE_NOOP("import", "Received by"),
           "接线员|登记人|受理人|接单人|接报人|receivedby|operator|takenby"),
    _NOTES,
)  # fmt: skip

FIELDS: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        "customers": (*_CUSTOMER, *_DEVICE, _NOTES),
        "devices": (*_DEVICE, *_CUSTOMER, _NOTES),
        "contracts": _CONTRACT,
        "repairs": _REPAIR,
    }
)
"""What the columns of each ledger's sheets may mean, in the order in which a doubtful heading is given away."""

_IGNORED = frozenset(map(heading_key, ("序号", "no", "no.", "#", "行号", "id", "index", "seq")))


@dataclass(frozen=True)
class Heading:
    """Where the headings of a sheet are: `first` is the row below them, `texts` one heading a column."""

    first: int
    texts: tuple[str, ...]


def find_heading(ledger: str, rows: Sequence[Row]) -> Heading:
    """The headings of a sheet: the row among the first thirty that names most fields, with the row it is merged with.

    Raises UserError when no row does.
    """
    known = {key for field in FIELDS[ledger] for key in field.headings}
    first_rows = rows[:_HEAD_WITHIN]
    scores = [_score(row, known) for row in first_rows]
    if not any(scores):
        scores = [_score(row, known, whole=False) - 1 for row in first_rows]
    best = max(range(len(scores)), key=lambda at: (scores[at], -at), default=-1)
    if best < 0 or scores[best] <= 0:
        raise UserError(
            translate(
                "import", "No row of headings was found. Write a heading such as 客户名称 or 电话 above each column."
            )
        )
    width = max(len(row) for row in rows[:_HEAD_WITHIN])
    texts = [_text(rows[best], at) for at in range(width)]
    above = rows[best - 1] if best and _count(rows[best - 1]) > 1 else ()
    texts = [text or _text(above, at) for at, text in enumerate(texts)]
    first = best + 1
    if first < len(rows) and _is_second_head(rows[best], rows[first], known):
        texts = [_text(rows[first], at) or text for at, text in enumerate(texts)]
        first += 1
    while texts and not texts[-1] and not any(_text(row, len(texts) - 1) for row in rows[first : first + _SAMPLED]):
        texts.pop()
    return Heading(first, tuple(texts))


def _is_second_head(head: Row, below: Row, known: set[str]) -> bool:
    """Whether the row below a head names parts of merged headings: nothing below a field that is named already."""
    named = [at for at in range(len(below)) if heading_key(_text(below, at)) in known]
    return bool(named) and not any(
        _text(below, at) and heading_key(_text(head, at)) in known and at not in named for at in range(len(below))
    )


def _score(row: Row, known: set[str], *, whole: bool = True) -> int:
    """How many cells are known headings, or hold one: no more than a title may, where one alone says nothing."""
    texts = [cell for cell in row if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING]
    return sum(_is_named(text, known) if whole else any(map(partial(_holds, text), known)) for text in texts)


def _holds(text: str, known: str) -> bool:
    """Whether a heading holds a known one; short Latin words stand in too many others."""
    return len(known) > (4 if known.isascii() else 1) and any(known in key for key in _keys(text))


def _is_named(text: str, known: set[str]) -> bool:
    return any(key in known for key in _keys(text))


@lru_cache(maxsize=2_048)
def _keys(text: str) -> tuple[str, ...]:
    """A heading with and without what it says in brackets."""
    plain = folded(text)
    both = (plain, re.sub(r"[(\[【].*?[)\]】]", "", plain))
    return tuple(dict.fromkeys(heading_key(one) for one in both if one.strip()))


def _count(row: Row) -> int:
    return sum(bool(_text(row, at)) for at in range(len(row)))


def _text(row: Row, at: int) -> str:
    if at >= len(row):
        return ""
    try:
        return " ".join(text_of(row[at]).split())
    except UserError:
        return str(row[at])


def match_columns(ledger: str, headings: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    """The field that each column means, "" for none; `rows` are those below the headings, for guessing by content."""
    found = [""] * len(headings)
    taken: set[str] = set()
    fields = FIELDS[ledger]

    def give(at: int, field: Field) -> None:
        found[at] = field.name
        if not field.many:
            taken.add(field.name)

    for exact in (True, False):
        for at, text in enumerate(headings):
            if found[at] or not text or heading_key(text) in _IGNORED:
                continue
            free = [field for field in fields if field.name not in taken]
            best = max(free, key=lambda field: _likeness(field, text, exact=exact), default=None)
            if best is not None and _likeness(best, text, exact=exact):
                give(at, best)
    sample = [row for row in rows[:_SAMPLED] if not is_blank(row) and not is_total(row)]
    for at, text in enumerate(headings):
        if not found[at] and heading_key(text) not in _IGNORED:
            name = _by_content([row[at] for row in sample if at < len(row)])
            field = next((one for one in fields if one.name == name and one.name not in taken), None)
            if field is not None and not (field.many and name in found and text):
                give(at, field)
    return tuple(found)


def _likeness(field: Field, text: str, *, exact: bool) -> int:
    """How much of a heading is a heading of this field; of equal ones the first field counts."""
    if exact:
        return int(any(key in field.headings for key in _keys(text)))
    return max((len(known) for known in field.headings if _holds(text, known)), default=0)


def _by_content(cells: Sequence[Cell]) -> str:
    """The field whose values stand in a column, "" when nothing is clear."""
    filled = [cell for cell in cells if cell is not None and cell != ""]
    if not filled:
        return ""
    texts = [_text((cell,), 0) for cell in filled]
    tests: tuple[tuple[str, Callable[[Cell, str], bool]], ...] = (
        ("phone", lambda cell, text: len(re.sub(r"\D", "", text)) > 6 and _is_phone(cell)),
        ("purchased_on", lambda cell, text: not re.fullmatch(r"\d+(?:\.0)?", text) and _is_day(cell)),
        ("address", lambda cell, text: len(text) > 5 and bool(_PLACE.search(text))),
        ("name", lambda cell, text: bool(re.search(r"(?:公司|医院|学校|大学|中学|小学|银行|集团|厂)", text))),
    )
    for name, fits in tests:
        if sum(fits(cell, text) for cell, text in zip(filled, texts, strict=True)) >= _MOSTLY * len(filled):
            return name
    serials = [text for text in texts if re.fullmatch(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9\-]{6,40}", folded(text))]
    if len(serials) >= _MOSTLY * len(texts) and len(set(serials)) >= 0.95 * len(serials):
        return "serial"
    return ""


def _is_phone(cell: Cell) -> bool:
    try:
        return all(validation.is_plausible_phone(phone.number) for phone in phones_of(cell))
    except UserError:
        return False


def _is_day(cell: Cell) -> bool:
    try:
        return day_of(cell) is not None
    except UserError:
        return False


def guess_ledger(rows: Sequence[Row]) -> str:
    """The ledger whose fields a sheet's headings name best; customers when it is all one."""
    best, most = "customers", -100.0
    for ledger in LEDGERS:
        try:
            texts = find_heading(ledger, rows).texts
        except UserError:
            continue
        known = {key for field in FIELDS[ledger] for key in field.headings}
        missing = {field.name for field in FIELDS[ledger] if field.required} - set(match_columns(ledger, texts, ()))
        score = sum(_is_named(text, known) for text in texts) - 3 * len(missing)
        if ledger in ("customers", "devices"):
            own = _DEVICE if ledger == "devices" else _CUSTOMER
            first = next((text for text in texts if text and heading_key(text) not in _IGNORED), "")
            score += 0.5 * any(key in field.headings for key in _keys(first) for field in own)
        if score > most:
            best, most = ledger, score
    return best
