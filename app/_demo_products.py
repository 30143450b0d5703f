"""Products of the demonstration branch and what goes wrong with them. All invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Product:
    """A product line; its `faults` are (category, level, text, cause, remedy, work)."""

    name: str
    models: tuple[str, ...]
    prefix: str
    warranty_months: int
    faults: tuple[tuple[str, int, str, str, str, str], ...]


PRODUCTS = (
    Product(
        "视频监控主机",
        ("NVR-3216", "NVR-3232", "NVR-6400"),
        "NV",
        24,
        (
            (
                "device.software",
                3,
                "录像机部分通道无录像，回放时提示无数据。",
                "硬盘坏道导致写入中断",
                "part_swap",
                "更换硬盘并重建录像计划，观察两小时正常。",
            ),
            (
                "line.network",
                4,
                "三号楼几个摄像头时断时续，画面卡顿。",
                "接入交换机端口协商异常",
                "repair",
                "重新压接水晶头，固定端口速率，画面恢复。",
            ),
            (
                "device.no_start",
                2,
                "主机反复重启，值班室画面全部黑屏几分钟后恢复。",
                "电源模块老化",
                "part_swap",
                "更换电源模块，连续运行测试通过。",
            ),
            (
                "operation.setting",
                4,
                "忘记管理员密码，无法调取录像。",
                "用户操作",
                "instruction",
                "核对身份后指导重置密码，并提醒保存。",
            ),
        ),
    ),
    Product(
        "程控交换机",
        ("HX-800", "HX-1600", "HX-3200E"),
        "HX",
        12,
        (
            (
                "device.board",
                1,
                "全部分机无拨号音，总机打不进打不出。",
                "主控板故障",
                "part_swap",
                "更换主控板，恢复数据，逐线测试正常。",
            ),
            (
                "line.power",
                2,
                "雷雨后八个分机无音，面板告警灯红。",
                "用户板遭感应雷击",
                "part_swap",
                "更换用户板，检查接地，建议加装防雷单元。",
            ),
            (
                "operation.setting",
                4,
                "分机号码需要调整，来电显示不正常。",
                "参数与现场不一致",
                "instruction",
                "电话指导修改分机数据，测试正常。",
            ),
            (
                "line.network",
                3,
                "外线通话有杂音，个别时段串音。",
                "配线架端子氧化",
                "repair",
                "重做配线端子，测试通话清晰。",
            ),
        ),
    ),
    Product(
        "UPS 不间断电源",
        ("UPS-10K", "UPS-20K", "UPS-40K"),
        "UP",
        36,
        (
            (
                "device.no_start",
                2,
                "市电正常但一直转电池供电，蜂鸣器长鸣。",
                "整流模块损坏",
                "part_swap",
                "更换整流模块，带载切换试验正常。",
            ),
            (
                "device.no_start",
                1,
                "停电后没有切换，机房设备全部断电。",
                "电池组失效",
                "part_swap",
                "更换电池组一组，放电测试合格。",
            ),
            (
                "operation.handling",
                4,
                "面板显示过载告警。",
                "接入了空调插座",
                "instruction",
                "指导移除非关键负载，告警消除。",
            ),
        ),
    ),
    Product(
        "机房精密空调",
        ("PAC-12", "PAC-25", "PAC-40"),
        "PA",
        12,
        (
            (
                "device.part",
                2,
                "机房温度升到 31 度，空调高压报警停机。",
                "冷凝器脏堵",
                "repair",
                "清洗冷凝器，补充制冷剂，温度恢复 23 度。",
            ),
            (
                "device.part",
                3,
                "室内机漏水，地板下有积水。",
                "排水管堵塞",
                "repair",
                "疏通排水管，清理接水盘，检查水浸探头。",
            ),
            ("device.board", 3, "显示屏不亮，无法调温度。", "显示板损坏", "part_swap", "更换显示板，核对参数。"),
        ),
    ),
    Product(
        "数码复合机",
        ("MF-2250", "MF-3360", "MF-5580C"),
        "MF",
        12,
        (
            (
                "device.part",
                3,
                "打印频繁卡纸，双面打印必卡。",
                "搓纸轮磨损",
                "part_swap",
                "更换搓纸轮和分离垫，连续打印 200 张正常。",
            ),
            (
                "device.software",
                4,
                "换了电脑以后不能扫描到文件夹。",
                "共享设置变更",
                "software_upgrade",
                "升级固件并重新设置扫描目标，测试正常。",
            ),
            (
                "operation.handling",
                4,
                "打印有竖条黑线。",
                "扫描玻璃有污渍",
                "instruction",
                "电话指导清洁玻璃条，黑线消失。",
            ),
            (
                "device.board",
                3,
                "开机报错代码，不能复印。",
                "定影组件过热保护",
                "repair",
                "更换热敏开关，清洁定影组件，测试正常。",
            ),
        ),
    ),
    Product(
        "门禁控制器",
        ("AC-204", "AC-208"),
        "AC",
        24,
        (
            (
                "device.board",
                3,
                "刷卡无反应，前门打不开，只能走消防门。",
                "读卡板损坏",
                "part_swap",
                "更换读卡板，重新下发权限。",
            ),
            (
                "line.power",
                2,
                "全楼电锁同时失电，门禁失效。",
                "开关电源短路",
                "part_swap",
                "更换开关电源，排查线路短路点。",
            ),
            ("operation.setting", 4, "新员工的卡刷不开门。", "权限未下发", "instruction", "指导在管理端下发权限。"),
        ),
    ),
    Product(
        "收银终端",
        ("POS-81", "POS-92"),
        "PS",
        12,
        (
            (
                "device.software",
                2,
                "收银台死机，开机停在启动画面，顾客排队。",
                "系统文件损坏",
                "software_upgrade",
                "恢复系统并升级程序，核对当日流水。",
            ),
            ("device.part", 3, "小票打印机不切纸。", "切刀卡死", "repair", "清理切刀，调整间隙。"),
            ("line.network", 3, "刷卡提示网络超时。", "路由器故障", "repair", "更换网线并重启路由器，交易正常。"),
        ),
    ),
)
