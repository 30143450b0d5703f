"""销货折让证明单 – sales allowance certificate (F72), two parts: the customer seals what was allowed off an invoice."""

from __future__ import annotations

from datetime import date

from app.documents import _sales_certificate
from app.documents._form import Form
from app.documents._sales_certificate import PAPERS, CertificateData
from app.documents._samples import ISSUED_AT, LETTERHEAD

_WORDING = _sales_certificate.Wording(
    title="销货折让证明单",
    declaration="兹证明：上列货品经双方同意，由{company}给予折让{amount}，按净额结算，双方据此调整账务，特此证明。",
    section="折让",
    amount="折让金额",
    reason="折让原因",
    copies=("第一联 业务部", "第二联 会计科"),
)


render = _sales_certificate.renderer(_WORDING)


def sample() -> CertificateData:
    """A certificate as it goes to the customer."""
    return CertificateData(
        letterhead=LETTERHEAD,
        number="ZR-HZ01-2611-0002",
        case_number="HZ01-2611-004",
        customer="杭州西溪湿地国际会议中心有限公司",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        tax_number="91330110MA2A7K3X5C",
        goods="通信电源模块 R4850G2",
        quantity=40,
        original_price=7_440_000,
        amount=900_000,
        net_price=6_540_000,
        invoice_number="25337000000083164702",
        invoice_on=date(2026, 10, 28),
        reason="外壳喷涂色差，不影响使用，客户同意折价留用",
        issued_by="王芳",
        approved_by="吴敏",
        approved_on=date(2026, 11, 20),
        digest="a1c09be44d7752fe0913",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("allowance_certificate", "销货折让证明单", PAPERS, CertificateData, sample, render)
