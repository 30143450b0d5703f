"""销货退回证明单 – sales return certificate (F73): the customer seals that the goods went back, for accounting."""

from __future__ import annotations

from datetime import date

from app.documents import _sales_certificate
from app.documents._form import Form
from app.documents._sales_certificate import PAPERS, CertificateData
from app.documents._samples import ISSUED_AT, LETTERHEAD

_WORDING = _sales_certificate.Wording(
    title="销货退回证明单",
    declaration="兹证明：上列货品已由我单位退回{company}，退货金额{amount}，双方据此冲减原发票并调整账务，特此证明。",
    section="退回",
    amount="退货金额",
    reason="退货原因",
    copies=("会计科",),
)


render = _sales_certificate.renderer(_WORDING)


def sample() -> CertificateData:
    """A certificate as it goes to the customer."""
    return CertificateData(
        letterhead=LETTERHEAD,
        number="XT-HZ01-2611-0001",
        case_number="HZ01-2611-004",
        slip_number="TH-HZ01-2611-0004",
        customer="杭州西溪湿地国际会议中心有限公司",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        tax_number="91330110MA2A7K3X5C",
        goods="通信电源模块 R4850G2 ×11、电源模块安装支架 ZJ-R48 ×12",
        quantity=23,
        amount=2_100_000,
        invoice_number="25337000000083164702",
        invoice_on=date(2026, 10, 28),
        reason="同批电源模块上电后输出电压偏低，客户拒收",
        issued_by="王芳",
        approved_by="吴敏",
        approved_on=date(2026, 11, 21),
        digest="77e2b95d01ac48f3c6b0",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("sales_return_certificate", "销货退回证明单", PAPERS, CertificateData, sample, render)
