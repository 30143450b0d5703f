<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Aftercare</source>
        <translation>关于售后服务台</translation>
    </message>
    <message>
        <source>Aftercare</source>
        <translation>售后服务台</translation>
    </message>
    <message>
        <source>Version {version} · Python {python} · Qt {qt}</source>
        <translation>版本 {version} · Python {python} · Qt {qt}</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Aftercare</source>
        <translation>售后服务台</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time. What was typed has been kept.</source>
        <translation>程序上次意外退出。已输入的内容都保留着。</translation>
    </message>
    <message>
        <source>Already open</source>
        <translation>已经打开</translation>
    </message>
    <message>
        <source>This branch is open in another window of Aftercare, which has come to the front.</source>
        <translation>本分公司已在另一个售后服务台窗口中打开，该窗口已切换到前面。</translation>
    </message>
    <message>
        <source>This branch is open in another window of Aftercare. Close that one first, or work there.</source>
        <translation>本分公司已在另一个售后服务台窗口中打开。请先关闭那个窗口，或到那里继续工作。</translation>
    </message>
    <message>
        <source>The branch cannot be opened</source>
        <translation>无法打开分公司数据</translation>
    </message>
    <message>
        <source>Inventing a branch: customers, calls, vouchers. Half a minute …</source>
        <translation>正在虚构一个分公司：客户、报修、凭证。约半分钟……</translation>
    </message>
</context>
<context>
    <name>Bus</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>Holidays and workdays</source>
        <translation>节假日与工作日</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>○ holiday   ● make-up workday</source>
        <translation>○ 放假   ● 调休上班</translation>
    </message>
    <message>
        <source>Enter a day …</source>
        <translation>登记某一天……</translation>
    </message>
    <message>
        <source>Take over a year from a file …</source>
        <translation>从文件导入一年……</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing is known about {year}: every weekday counts by its working hours.</source>
        <translation>没有 {year} 年的资料：各工作日均按工作时间计算。</translation>
    </message>
    <message>
        <source>Take over the file of the year when the official notice is out, or enter its days.</source>
        <translation>官方通知发布后，可从文件导入该年日历，或逐日录入。</translation>
    </message>
    <message>
        <source>Official: {notice}</source>
        <translation>官方：{notice}</translation>
    </message>
    <message>
        <source>Not yet official: statutory days only. Check them when the notice appears.</source>
        <translation>尚无官方通知：仅法定节假日。通知公布后请核对。</translation>
    </message>
    <message>
        <source>Entered by the branch: {count}.</source>
        <translation>本单位自行登记：{count} 天。</translation>
    </message>
    <message>
        <source>Holiday file</source>
        <translation>节假日文件</translation>
    </message>
    <message>
        <source>Holidays (*.json)</source>
        <translation>节假日文件 (*.json)</translation>
    </message>
    <message>
        <source>The holidays have been taken over.</source>
        <translation>节假日已导入。</translation>
    </message>
</context>
<context>
    <name>ChangePasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>A short sentence is easiest to remember.</source>
        <translation>用一句短话最好记。</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>Your password has been changed.</source>
        <translation>密码已修改。</translation>
    </message>
</context>
<context>
    <name>ChangedMeanwhileDialog</name>
    <message>
        <source>Changed meanwhile</source>
        <translation>期间已被修改</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Saved meanwhile</source>
        <translation>对方已保存的</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Tick the columns to show. Drag them into the order you want.</source>
        <translation>勾选要显示的列，拖动可调整顺序。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Import into</source>
        <translation>导入到</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose above each column what it means; columns without a meaning are left out. It is remembered.</source>
        <translation>在每列上方选择它的意思；没有意思的列不导入。下次会记住。</translation>
    </message>
    <message>
        <source>This very file was imported already ({number}). What is on file will not be doubled.</source>
        <translation>这个文件已经导入过（{number}）。档案里已有的不会重复。</translation>
    </message>
    <message>
        <source>– leave out –</source>
        <translation>– 不导入 –</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name, initials, telephone tail, serial, number or command</source>
        <translation>名称、拼音首字母、电话尾号、序列号、单号或命令</translation>
    </message>
    <message>
        <source>Nothing found. Try part of a name, the last digits of a telephone, or a serial.</source>
        <translation>没有找到。试试名称的一部分、电话后几位或序列号。</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
</context>
<context>
    <name>CrashReport</name>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>What you did last may not have been carried out; everything saved before is safe, and what you typed is kept. You can go on working. If it happens again, close the program and send the report to whoever looks after it.</source>
        <translation>您刚才的操作可能没有完成；之前保存的内容都安全，已输入的内容也保留着，可以继续工作。如果再次出现，请关闭程序并把报告交给维护人员。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The report holds no customer data. It is kept in {file}.</source>
        <translation>报告中不含客户资料，已保存在 {file}。</translation>
    </message>
    <message>
        <source>The report holds no customer data.</source>
        <translation>报告中不含客户资料。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
</context>
<context>
    <name>DateRange</name>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>起止日期</translation>
    </message>
    <message>
        <source>Time span</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>DayForm</name>
    <message>
        <source>Change a day</source>
        <translation>修改某一天</translation>
    </message>
    <message>
        <source>Enter a day</source>
        <translation>登记某一天</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Is a</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>make-up workday</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>An ordinary day again</source>
        <translation>恢复为普通日</translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation>请填写日期。</translation>
    </message>
</context>
<context>
    <name>ExportMenu</name>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印……</translation>
    </message>
    <message>
        <source>Import a spreadsheet …</source>
        <translation>导入电子表格……</translation>
    </message>
    <message>
        <source>{what}: selected rows ({count})…</source>
        <translation>{what}：所选 {count} 行……</translation>
    </message>
    <message>
        <source>{what}: all rows ({count})…</source>
        <translation>{what}：全部 {count} 行……</translation>
    </message>
    <message>
        <source>{rows} rows are too many at once; at most {most}. Filter or select fewer.</source>
        <translation>{rows} 行太多，一次最多 {most} 行。请筛选或少选一些。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export {file}</source>
        <translation>导出 {file}</translation>
    </message>
    <message>
        <source>{rows} rows are in {file}.</source>
        <translation>已导出 {rows} 行到 {file}。</translation>
    </message>
    <message>
        <source>{rows} rows are too many to print. Filter them, or export them.</source>
        <translation>{rows} 行太多，无法打印。请先筛选，或改用导出。</translation>
    </message>
    <message>
        <source>Print {ledger}</source>
        <translation>打印{ledger}</translation>
    </message>
</context>
<context>
    <name>FaultPanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Drop the spreadsheet here</source>
        <translation>把电子表格拖到这里</translation>
    </message>
    <message>
        <source>Excel (.xlsx, .xls) or CSV, in any of the usual encodings. Nothing is entered before you have seen row by row what would happen.</source>
        <translation>Excel（.xlsx、.xls）或 CSV，各种常用编码都可以。先逐行看到会怎样，确认后才录入。</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>选择文件……</translation>
    </message>
    <message>
        <source>Past imports</source>
        <translation>历次导入</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>搜索 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Several conditions</source>
        <translation>多个条件</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>去掉这个筛选</translation>
    </message>
    <message>
        <source>Remove the filter {text}</source>
        <translation>去掉筛选 {text}</translation>
    </message>
    <message>
        <source>More columns</source>
        <translation>更多列</translation>
    </message>
</context>
<context>
    <name>FilterEditor</name>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>Not empty</source>
        <translation>不为空</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>FirstRunPanel</name>
    <message>
        <source>Welcome to Aftercare</source>
        <translation>欢迎使用售后服务台</translation>
    </message>
    <message>
        <source>Five minutes to set up this branch. Everything can be changed later, except the branch code.</source>
        <translation>五分钟完成本分公司的设置。除分公司代码外，以后都可以修改。</translation>
    </message>
    <message>
        <source>The branch</source>
        <translation>分公司</translation>
    </message>
    <message>
        <source>Branch code</source>
        <translation>分公司代码</translation>
    </message>
    <message>
        <source>Two to eight letters and digits, such as GZ01. It stands in every number, so each branch needs its own.</source>
        <translation>2 到 8 位字母或数字，如 GZ01。它出现在每个单号里，各分公司不能相同。</translation>
    </message>
    <message>
        <source>Branch name</source>
        <translation>分公司名称</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Complaint telephone</source>
        <translation>投诉电话</translation>
    </message>
    <message>
        <source>Printed on every form.</source>
        <translation>印在每张单据上。</translation>
    </message>
    <message>
        <source>The administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>At least 12 characters; a short sentence is easiest to remember.</source>
        <translation>至少 12 个字符；用一句短话最好记。</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Set up the branch</source>
        <translation>完成设置</translation>
    </message>
    <message>
        <source>Open the demonstration branch</source>
        <translation>打开演示分公司</translation>
    </message>
    <message>
        <source>Only looking around? Years of invented customers and calls, kept apart from your own.</source>
        <translation>只想看看？演示分公司有数年的虚构客户和报修，与您自己的数据分开存放。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Find a customer, number, serial, command …   Ctrl+K</source>
        <translation>查找客户、单号、序列号、命令……   Ctrl+K</translation>
    </message>
    <message>
        <source>Register a call</source>
        <translation>登记报修</translation>
    </message>
    <message>
        <source>Aftercare</source>
        <translation>售后服务台</translation>
    </message>
    <message>
        <source>After-sales service desk</source>
        <translation>售后服务台</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>当前登录：{name}</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search in the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>没有包含这些词的页面。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ImportHistory</name>
    <message>
        <source>Past imports</source>
        <translation>历次导入</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台帐</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take the import back …</source>
        <translation>撤销这次导入……</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Import a spreadsheet</source>
        <translation>导入电子表格</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Save the refused rows …</source>
        <translation>另存被拒绝的行……</translation>
    </message>
    <message>
        <source>Take the import back …</source>
        <translation>撤销这次导入……</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>1 File</source>
        <translation>1 文件</translation>
    </message>
    <message>
        <source>2 Columns</source>
        <translation>2 列</translation>
    </message>
    <message>
        <source>3 What would happen</source>
        <translation>3 将会怎样</translation>
    </message>
    <message>
        <source>4 Done</source>
        <translation>4 完成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>See what would happen</source>
        <translation>看看会怎样</translation>
    </message>
    <message>
        <source>Enter the rows</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>Comparing {file}</source>
        <translation>正在比较 {file}</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>导入 {file}</translation>
    </message>
    <message>
        <source>{number}: {rows} rows were entered</source>
        <translation>{number}：已录入 {rows} 行</translation>
    </message>
    <message>
        <source>added: {count}</source>
        <translation>新增 {count}</translation>
    </message>
    <message>
        <source>changed: {count}</source>
        <translation>修改 {count}</translation>
    </message>
    <message>
        <source>kept as on file: {count}</source>
        <translation>保留档案 {count}</translation>
    </message>
    <message>
        <source>nothing new: {count}</source>
        <translation>无变化 {count}</translation>
    </message>
    <message>
        <source>refused: {count}</source>
        <translation>拒绝 {count}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was entered.</source>
        <translation>已停止，没有录入任何内容。</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>另存被拒绝的行</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>{rows} rows are in {file}. Mend them there, then import that file.</source>
        <translation>{rows} 行已存入 {file}。在那里改好，再导入该文件。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was taken back.</source>
        <translation>已停止，没有撤回任何内容。</translation>
    </message>
    <message>
        <source>{number} was taken back</source>
        <translation>{number} 已撤销</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Copy, print, export</source>
        <translation>复制、打印、导出</translation>
    </message>
    <message>
        <source>Show the record beside the table</source>
        <translation>在表格旁显示记录</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>会怎样</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因与变化</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>keep what is on file</source>
        <translation>保留档案</translation>
    </message>
    <message>
        <source>take the sheet</source>
        <translation>采用表格</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>What happens</source>
        <translation>会怎样</translation>
    </message>
    <message>
        <source>What would happen</source>
        <translation>将会怎样</translation>
    </message>
    <message>
        <source>Keep what is on file</source>
        <translation>保留档案</translation>
    </message>
    <message>
        <source>Take the sheet</source>
        <translation>采用表格</translation>
    </message>
    <message>
        <source>Save the refused rows …</source>
        <translation>另存被拒绝的行……</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>take the sheet</source>
        <translation>采用表格</translation>
    </message>
    <message>
        <source>keep what is on file</source>
        <translation>保留档案</translation>
    </message>
    <message>
        <source>For the rows that are marked</source>
        <translation>用于选中的行</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Aftercare</source>
        <translation>售后服务台</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>NewPasswordForm</name>
    <message>
        <source>New password for {name}</source>
        <translation>为 {name} 设置新密码</translation>
    </message>
    <message>
        <source>Give this password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The new password is in force.</source>
        <translation>新密码已生效。</translation>
    </message>
</context>
<context>
    <name>OpeningPanel</name>
    <message>
        <source>Opening the branch …</source>
        <translation>正在打开分公司数据……</translation>
    </message>
</context>
<context>
    <name>PictureChoice</name>
    <message>
        <source>The picture as it is printed</source>
        <translation>打印出来的图片</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片……</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search in all settings</source>
        <translation>搜索全部设置</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Me and this computer</source>
        <translation>我和这台电脑</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有含这些字的设置。</translation>
    </message>
    <message>
        <source>Only an administrator can change these.</source>
        <translation>只有系统管理员可以修改。</translation>
    </message>
    <message>
        <source>Holidays and workdays …</source>
        <translation>节假日与工作日……</translation>
    </message>
    <message>
        <source>Complaint schemes …</source>
        <translation>投诉处理方案……</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Of everything; when the program starts next.</source>
        <translation>整个界面的大小；下次启动时生效。</translation>
    </message>
    <message>
        <source>Save or leave the changed settings first.</source>
        <translation>请先保存或放弃已修改的设置。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The settings are in force.</source>
        <translation>设置已生效。</translation>
    </message>
    <message>
        <source>Leave the changed settings as they were?</source>
        <translation>放弃对设置的修改吗？</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>放弃修改</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF……</translation>
    </message>
    <message>
        <source>Pure black and white</source>
        <translation>纯黑白</translation>
    </message>
    <message>
        <source>For dot-matrix printers: sharper, and faster to send.</source>
        <translation>适用于针式打印机：更清晰，传送更快。</translation>
    </message>
    <message>
        <source>Calibrate…</source>
        <translation>校准……</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>No font can print {characters}; 〓 stands in their place. Write them by hand.</source>
        <translation>字库中没有 {characters}，以 〓 代替，请手写补上。</translation>
    </message>
    <message>
        <source>Where 〓 stands, a character cannot be printed. Write it by hand.</source>
        <translation>〓 处的字无法打印，请手写补上。</translation>
    </message>
    <message>
        <source>This computer has no printer. Add one in the system&apos;s settings.</source>
        <translation>这台电脑没有打印机。请在系统设置中添加。</translation>
    </message>
    <message>
        <source>Or save the paper as PDF.</source>
        <translation>也可以另存为 PDF。</translation>
    </message>
    <message>
        <source>Moved {x} mm right, {y} mm down</source>
        <translation>右移 {x} 毫米，下移 {y} 毫米</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>“{path}” could not be written: {reason}. Choose another folder.</source>
        <translation>无法写入“{path}”：{reason}。请换一个文件夹。</translation>
    </message>
    <message>
        <source>It could not be put on record, so it was not saved.</source>
        <translation>无法写入记录，所以没有保存。</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Sent to {printer}</source>
        <translation>已发送到 {printer}</translation>
    </message>
</context>
<context>
    <name>PrinterCalibration</name>
    <message>
        <source>Calibrate {printer}</source>
        <translation>校准 {printer}</translation>
    </message>
    <message>
        <source>Print the page and measure how far the upper left cross is from the edges of the paper.</source>
        <translation>打印校准页，量出左上角十字到纸边的距离。</translation>
    </message>
    <message>
        <source>Too far left or too high: enter the missing millimetres. Too far right or too low: with a minus.</source>
        <translation>偏左或偏上：填写差的毫米数。偏右或偏下：填负数。</translation>
    </message>
    <message>
        <source>Print calibration page</source>
        <translation>打印校准页</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <source>Sent to {printer}</source>
        <translation>已发送到 {printer}</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RecordWindow</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Close without saving what you typed?</source>
        <translation>不保存已输入的内容就关闭吗？</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存，关闭</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Only empty</source>
        <translation>只看为空的</translation>
    </message>
    <message>
        <source>Only “{value}”</source>
        <translation>只看“{value}”</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default: {value}</source>
        <translation>恢复默认值：{value}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{low} to {high}.</source>
        <translation>{low} 到 {high}。</translation>
    </message>
    <message>
        <source>Default: {value}.</source>
        <translation>默认：{value}。</translation>
    </message>
    <message>
        <source>Rule: {source}.</source>
        <translation>依据：{source}。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>一张图片</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>“{title}” is not finished. Stop it and close?</source>
        <translation>“{title}”还没有完成。停止并关闭吗？</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Register a call</source>
        <translation>登记报修</translation>
    </message>
    <message>
        <source>Go to {tab}</source>
        <translation>转到{tab}</translation>
    </message>
    <message>
        <source>There is no window for this kind of record.</source>
        <translation>这类记录没有单独的窗口。</translation>
    </message>
    <message>
        <source>Your role has no such list.</source>
        <translation>您的角色没有这个列表。</translation>
    </message>
    <message>
        <source>Unfinished forms kept from last time: {count}.</source>
        <translation>上次有 {count} 张未完成的表单已保留。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续填写</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>People of the demonstration branch</source>
        <translation>演示分公司的人员</translation>
    </message>
    <message>
        <source>Your sign-in name, please.</source>
        <translation>请输入登录名。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>{rows} rows</source>
        <translation>{rows} 行</translation>
    </message>
    <message>
        <source>{rows} selected</source>
        <translation>已选 {rows} 行</translation>
    </message>
    <message>
        <source>{column} {total}</source>
        <translation>{column} {total}</translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止……</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>{name} is signed in.</source>
        <translation>{name} 已登录。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Sign out; unfinished forms are kept</source>
        <translation>退出登录；未完成的表单会保留</translation>
    </message>
</context>
<context>
    <name>UserForm</name>
    <message>
        <source>Change a user</source>
        <translation>修改用户</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>新用户</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>开通账号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Person of the staff list</source>
        <translation>对应人员</translation>
    </message>
    <message>
        <source>A technician sees the jobs of this person as their own.</source>
        <translation>技术人员以此人员名下的工作为自己的工作。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Approves up to, yuan</source>
        <translation>核决上限（元）</translation>
    </message>
    <message>
        <source>For complaints. Empty: decides nothing.</source>
        <translation>用于投诉核决；留空则不能核决。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>as the computer</source>
        <translation>跟随电脑</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>The account is open.</source>
        <translation>账号已开通。</translation>
    </message>
</context>
<context>
    <name>UsersDialog</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>New user …</source>
        <translation>新用户……</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改……</translation>
    </message>
    <message>
        <source>New password …</source>
        <translation>重设密码……</translation>
    </message>
    <message>
        <source>End the wait</source>
        <translation>解除等待</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>停用账号</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>waiting after failed sign-ins</source>
        <translation>登录失败，等待中</translation>
    </message>
    <message>
        <source>active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Close the account of {name}?</source>
        <translation>停用 {name} 的账号吗？</translation>
    </message>
    <message>
        <source>The name stays in all records; the account can be opened again.</source>
        <translation>所有记录中仍保留此人姓名；账号可以重新启用。</translation>
    </message>
</context>
<context>
    <name>ViewRail</name>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>保存此视图……</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Delete this view</source>
        <translation>删除此视图</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>YearView</name>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
</context>
<context>
    <name>_Banner</name>
    <message>
        <source>Leave the demonstration</source>
        <translation>离开演示</translation>
    </message>
    <message>
        <source>Demonstration branch: invented customers, nothing here is real.</source>
        <translation>演示分公司：客户均为虚构，一切都不是真的。</translation>
    </message>
</context>
<context>
    <name>anomaly_notice</name>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Improved</source>
        <translation>已改善</translation>
    </message>
    <message>
        <source>Became a complaint</source>
        <translation>转为投诉</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Choose the unit that improved it.</source>
        <translation>请选择改善单位。</translation>
    </message>
    <message>
        <source>Write what was improved.</source>
        <translation>请填写改善结果。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>It is a complaint</source>
        <translation>属于投诉</translation>
    </message>
    <message>
        <source>This complaint is of another customer.</source>
        <translation>这件投诉属于另一位客户。</translation>
    </message>
    <message>
        <source>This notice was entered by somebody else.</source>
        <translation>这张异常处理单由他人登记。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>这一天还没有到。</translation>
    </message>
    <message>
        <source>This cannot have been before {day}.</source>
        <translation>不能早于 {day}。</translation>
    </message>
    <message>
        <source>{name} is closed. Choose another unit.</source>
        <translation>{name}已停用，请选择其他单位。</translation>
    </message>
    <message>
        <source>New anomaly notice</source>
        <translation>新建异常处理单</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>For what caused no loss. It does not count as a complaint.</source>
        <translation>用于未造成损失的异常，不列入投诉统计。</translation>
    </message>
    <message>
        <source>Choose the customer.</source>
        <translation>请选择客户。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What the customer reports</source>
        <translation>客户反映的异常情况</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>To be improved by</source>
        <translation>改善期限</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>查访人</translation>
    </message>
    <message>
        <source>Looked at on</source>
        <translation>查访日期</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查访结果</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{number} was improved</source>
        <translation>{number} 已改善</translation>
    </message>
    <message>
        <source>What was improved</source>
        <translation>改善结果</translation>
    </message>
    <message>
        <source>Improved on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>Unit to improve it</source>
        <translation>改善单位</translation>
    </message>
    <message>
        <source>Why is {number} void?</source>
        <translation>{number} 为什么作废？</translation>
    </message>
    <message>
        <source>Improved…</source>
        <translation>已改善……</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改……</translation>
    </message>
    <message>
        <source>It is a complaint…</source>
        <translation>转为投诉……</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
</context>
<context>
    <name>approval</name>
    <message>
        <source>{name} is named in this case and cannot decide it.</source>
        <translation>{name}是本案相关人员，不得核决本案。</translation>
    </message>
    <message>
        <source>Who benefits from this case cannot decide it.</source>
        <translation>与本案有利害关系的人不得核决。</translation>
    </message>
    <message>
        <source>Nobody decides a case that they registered themselves.</source>
        <translation>本人登记的案件不得由本人核决。</translation>
    </message>
    <message>
        <source>Nobody decides a proposal that they put forward themselves.</source>
        <translation>本人提交的方案不得由本人核决。</translation>
    </message>
    <message>
        <source>You have no approval limit and cannot decide. An administrator sets limits.</source>
        <translation>您没有核决权限，不能核决；权限由系统管理员设置。</translation>
    </message>
    <message>
        <source>{amount} is above your limit of {limit}.</source>
        <translation>{amount} 超过您的核决权限 {limit}。</translation>
    </message>
    <message>
        <source>Looks split: with {numbers} of the same customer and goods it comes to {sum}, decided by {title}.</source>
        <translation>疑似拆分案件：与同一客户、同一产品的 {numbers} 合计 {sum}，应由{title}核决。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{title}: any amount</source>
        <translation>{title}：金额不限</translation>
    </message>
    <message>
        <source>{title}: up to {amount}</source>
        <translation>{title}：{amount} 及以下</translation>
    </message>
    <message>
        <source>This case does not wait for an approver.</source>
        <translation>该案件不在待核决状态。</translation>
    </message>
    <message>
        <source>A line of this proposal is not there any more.</source>
        <translation>方案中的一项已不存在。</translation>
    </message>
    <message>
        <source>A line may get less than was proposed, not more.</source>
        <translation>各项只能核减，不能超过拟定金额。</translation>
    </message>
    <message>
        <source>The lines come to {sum}, more than the {amount} approved.</source>
        <translation>各项合计 {sum}，超过核准金额 {amount}。</translation>
    </message>
    <message>
        <source>Not more than the {amount} proposed can be approved.</source>
        <translation>核准金额不得超过拟定的 {amount}。</translation>
    </message>
    <message>
        <source>Several lines carry amounts. Say which of them are cut.</source>
        <translation>有多项带金额，请写明核减哪几项。</translation>
    </message>
    <message>
        <source>Decide on {number}</source>
        <translation>核决 {number}</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>核决</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>核决</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>核准</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>核决意见</translation>
    </message>
    <message>
        <source>At most {amount}</source>
        <translation>最多 {amount}</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>核决人</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>责任判定</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任归属</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>处理方案</translation>
    </message>
</context>
<context>
    <name>archive_bundle</name>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>按客户</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>按产品</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>已装订</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Write the month as 2026-11.</source>
        <translation>月份请写成 2026-11。</translation>
    </message>
    <message>
        <source>No archived complaint is left to bind here. Look at the list again.</source>
        <translation>这里没有可装订的归档案件了，请刷新列表。</translation>
    </message>
    <message>
        <source>A booklet holds at most {count} complaints.</source>
        <translation>一册最多装 {count} 案。</translation>
    </message>
    <message>
        <source>There is no booklet {number}.</source>
        <translation>没有档案册 {number}。</translation>
    </message>
    <message>
        <source>This booklet is void already.</source>
        <translation>该档案册已作废。</translation>
    </message>
    <message>
        <source>Choose by what the papers are put together.</source>
        <translation>请选择装订方式。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>期间的结束早于开始。</translation>
    </message>
    <message>
        <source>Choose the customer.</source>
        <translation>请选择客户。</translation>
    </message>
    <message>
        <source>Choose the product.</source>
        <translation>请选择产品。</translation>
    </message>
    <message>
        <source>Bind a booklet</source>
        <translation>装订档案</translation>
    </message>
    <message>
        <source>Bind</source>
        <translation>装订</translation>
    </message>
    <message>
        <source>Put together</source>
        <translation>装订方式</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>卷名</translation>
    </message>
    <message>
        <source>Archived from</source>
        <translation>归档自</translation>
    </message>
    <message>
        <source>Archived up to</source>
        <translation>归档至</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Complaints that are bound</source>
        <translation>装订的案件</translation>
    </message>
    <message>
        <source>{count} of {all} archived complaints are bound.</source>
        <translation>{all} 个归档案件中装订 {count} 个。</translation>
    </message>
    <message>
        <source>No archived complaint is left to bind here.</source>
        <translation>这里没有可装订的归档案件。</translation>
    </message>
    <message>
        <source>Booklet {number}</source>
        <translation>档案 {number}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Complaints in the booklet</source>
        <translation>卷内案件</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>案件数</translation>
    </message>
    <message>
        <source>Bound at</source>
        <translation>装订时间</translation>
    </message>
    <message>
        <source>Bound by</source>
        <translation>装订人</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Where is {number} kept?</source>
        <translation>{number} 存放在哪里？</translation>
    </message>
    <message>
        <source>Why is {number} void? Its complaints may be bound again.</source>
        <translation>{number} 为何作废？卷内案件可重新装订。</translation>
    </message>
    <message>
        <source>Show the booklet</source>
        <translation>查看档案</translation>
    </message>
    <message>
        <source>Kept elsewhere…</source>
        <translation>变更存放处……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
</context>
<context>
    <name>assessment</name>
    <message>
        <source>Improve the relationship</source>
        <translation>改进关系</translation>
    </message>
    <message>
        <source>Keep the relationship</source>
        <translation>维持关系</translation>
    </message>
    <message>
        <source>End the relationship</source>
        <translation>终止关系</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>An assessment needs at least one indicator.</source>
        <translation>评估至少要有一个指标。</translation>
    </message>
    <message>
        <source>A weight is more than 0 %.</source>
        <translation>权重必须大于 0 %。</translation>
    </message>
    <message>
        <source>A score is 0 to 100 points.</source>
        <translation>得分为 0 到 100 分。</translation>
    </message>
    <message>
        <source>The weights add to {sum}; they must add to exactly 100 %.</source>
        <translation>权重合计为 {sum}，必须恰为 100 %。</translation>
    </message>
    <message>
        <source>Choose one of the three: improve, keep or end.</source>
        <translation>请在改进、维持、终止中选一个。</translation>
    </message>
    <message>
        <source>Choose one of the listed values.</source>
        <translation>请选择列出的值。</translation>
    </message>
    <message>
        <source>This assessment is void already.</source>
        <translation>这份评估已经作废。</translation>
    </message>
    <message>
        <source>There is no assessment {number}.</source>
        <translation>没有编号为 {number} 的评估。</translation>
    </message>
    <message>
        <source>At most {most} indicators.</source>
        <translation>最多 {most} 个指标。</translation>
    </message>
    <message>
        <source>Save the assessment</source>
        <translation>保存评估</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>分析指标</translation>
    </message>
    <message>
        <source>Weight %</source>
        <translation>权重 %</translation>
    </message>
    <message>
        <source>Score 0–100</source>
        <translation>得分 0–100</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>得分依据</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>分析指标</translation>
    </message>
    <message>
        <source>Keep as the branch&apos;s list</source>
        <translation>存为本公司指标</translation>
    </message>
    <message>
        <source>Weights together: {sum}</source>
        <translation>权重合计：{sum}</translation>
    </message>
    <message>
        <source>Final score: {score}</source>
        <translation>最终得分：{score}</translation>
    </message>
    <message>
        <source>New assessments begin with these indicators.</source>
        <translation>以后的评估从这些指标开始。</translation>
    </message>
    <message>
        <source>Customer grade</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>评估人</translation>
    </message>
    <message>
        <source>Copies to</source>
        <translation>分发给</translation>
    </message>
    <message>
        <source>A weight is a percentage with at most one decimal.</source>
        <translation>权重是百分数，最多一位小数。</translation>
    </message>
    <message>
        <source>A score is a whole number from 0 to 100.</source>
        <translation>得分是 0 到 100 的整数。</translation>
    </message>
    <message>
        <source>Why is {number} voided?</source>
        <translation>为什么作废 {number}？</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>{score} points, grade {grade}</source>
        <translation>{score} 分，{grade} 级</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>评估日期</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
</context>
<context>
    <name>attachments</name>
    <message>
        <source>Nothing can be attached here.</source>
        <translation>此处不能添加附件。</translation>
    </message>
    <message>
        <source>This attachment is void already.</source>
        <translation>此附件已作废。</translation>
    </message>
    <message>
        <source>Only pictures, PDF, OFD, Word, Excel and plain text can be attached.</source>
        <translation>只能添加图片、PDF、OFD、Word、Excel 和纯文本。</translation>
    </message>
    <message>
        <source>This file cannot be read. Is it still there?</source>
        <translation>无法读取此文件。它还在吗？</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>此文件是空的。</translation>
    </message>
    <message>
        <source>This file is too large: at most {limit} MB are kept.</source>
        <translation>此文件太大：最多保存 {limit} MB。</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>This belongs to a call of somebody else.</source>
        <translation>这是别人的报修单。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为……</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Fit / own size</source>
        <translation>适合窗口 / 原始大小</translation>
    </message>
    <message>
        <source>{name} could not be written: {reason}</source>
        <translation>无法写入 {name}：{reason}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Save it to open it.</source>
        <translation>此类文件不能在这里显示，请另存后打开。</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Take the chosen one away</source>
        <translation>移除所选附件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Pictures and PDFs</source>
        <translation>图片和 PDF</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Why is {name} taken away?</source>
        <translation>为什么移除 {name}？</translation>
    </message>
    <message>
        <source>{name} (void: {reason})</source>
        <translation>{name}（已作废：{reason}）</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>“{code}” is no number of a tag or receipt, and no serial number of anything here.</source>
        <translation>“{code}”不是修护卡或收据编号，也不是在修物品的序列号。</translation>
    </message>
    <message>
        <source>{number} is a number of branch {branch}; this is {ours}.</source>
        <translation>{number} 是 {branch} 分公司的编号，本分公司是 {ours}。</translation>
    </message>
    <message>
        <source>{number} is the number of another paper. Scan the tag of the thing, or its receipt.</source>
        <translation>{number} 是其他单据的编号，请扫描修护卡或领取收据。</translation>
    </message>
    <message>
        <source>There is no {number} here.</source>
        <translation>这里没有 {number}。</translation>
    </message>
    <message>
        <source>Scan a repair tag or receipt; or type a number, then Enter</source>
        <translation>扫描修护卡或收据，或输入编号后按回车</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>已扫描</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Print the repair tag</source>
        <translation>打印修护卡</translation>
    </message>
    <message>
        <source>Scan the tag of a thing: its state and next steps appear here.</source>
        <translation>扫描物品上的修护卡，此处显示其状态和下一步。</translation>
    </message>
    <message>
        <source>There is no step {number}.</source>
        <translation>没有第 {number} 步。</translation>
    </message>
    <message>
        <source>A supervisor decides: replace it, scrap it, or give it back as it is.</source>
        <translation>由主管决定：换机、报废或原样归还。</translation>
    </message>
    <message>
        <source>Nothing is to be done here any more. {outcome}</source>
        <translation>此处已无待办事项。{outcome}</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>手上的物品</translation>
    </message>
    <message>
        <source>The number of a step and Enter begins it; Down goes into the list.</source>
        <translation>输入步骤序号后按回车即开始；按向下键进入列表。</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>工作台</translation>
    </message>
</context>
<context>
    <name>board</name>
    <message>
        <source>Day board: technicians and times</source>
        <translation>日派工板：技术人员与时间</translation>
    </message>
    <message>
        <source>Overlaps another visit of the same technician.</source>
        <translation>与同一技术人员的另一次上门时间重叠。</translation>
    </message>
</context>
<context>
    <name>branch</name>
    <message>
        <source>This branch is set up already.</source>
        <translation>本分公司已经设置过。</translation>
    </message>
    <message>
        <source>This day stands in the calendar already.</source>
        <translation>这一天已在日历中。</translation>
    </message>
    <message>
        <source>This holiday file cannot be read.</source>
        <translation>无法读取此节假日文件。</translation>
    </message>
    <message>
        <source>Choose holiday or make-up workday.</source>
        <translation>请选择放假或调休上班。</translation>
    </message>
</context>
<context>
    <name>calendar</name>
    <message>
        <source>The working hours leave no working time.</source>
        <translation>按此工作时间没有任何上班时段。</translation>
    </message>
    <message>
        <source>This is not a holiday file: {reason}</source>
        <translation>这不是节假日文件：{reason}</translation>
    </message>
    <message>
        <source>{date} stands twice in the holidays of {year}, or does not belong to that year.</source>
        <translation>{date} 在 {year} 年节假日中重复，或不属于该年。</translation>
    </message>
    <message>
        <source>M T W T F S S</source>
        <translation>一 二 三 四 五 六 日</translation>
    </message>
</context>
<context>
    <name>call</name>
    <message>
        <source>Instruction</source>
        <translation>指导使用</translation>
    </message>
    <message>
        <source>Part swapped</source>
        <translation>更换配件</translation>
    </message>
    <message>
        <source>Software upgrade</source>
        <translation>软件升级</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Register only</source>
        <translation>仅登记</translation>
    </message>
    <message>
        <source>Solved by phone</source>
        <translation>电话解决</translation>
    </message>
    <message>
        <source>Promise a reply</source>
        <translation>约定回复</translation>
    </message>
    <message>
        <source>Appoint a visit</source>
        <translation>预约上门</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>到店送修</translation>
    </message>
    <message>
        <source>Enter when the reply is promised.</source>
        <translation>请填写约定回复的时间。</translation>
    </message>
    <message>
        <source>Enter when the technician comes.</source>
        <translation>请填写上门时间。</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>It is a complaint: what is typed goes into its form.</source>
        <translation>客户是来投诉的：已填内容带入投诉登记。</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决办法</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>by remote connection</source>
        <translation>远程协助</translation>
    </message>
    <message>
        <source>Reply by</source>
        <translation>回复时间</translation>
    </message>
    <message>
        <source>Interface person</source>
        <translation>接口人</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门时间</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>预计归还</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>Empty where it came by post, or until the stub is signed.</source>
        <translation>邮寄来的或存根尚未签字的留空。</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Dispatch decides</source>
        <translation>由派工决定</translation>
    </message>
    <message>
        <source>{name} · {count} visits, {hours} h on {day}</source>
        <translation>{name} · {day} 已有 {count} 次上门，{hours} 小时</translation>
    </message>
    <message>
        <source>+30 min</source>
        <translation>+30 分钟</translation>
    </message>
    <message>
        <source>+1 h</source>
        <translation>+1 小时</translation>
    </message>
    <message>
        <source>+2 h</source>
        <translation>+2 小时</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>明天 {time}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Needed when an agreed time moves.</source>
        <translation>已约定的时间有变动时必须填写。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次上门</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Fault level</source>
        <translation>故障等级</translation>
    </message>
    <message>
        <source>The sum of the parts and work listed.</source>
        <translation>已列配件和项目的合计。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>not agreed yet</source>
        <translation>尚未商定</translation>
    </message>
    <message>
        <source>Above {limit} the invoice comes first.</source>
        <translation>超过 {limit} 的先开发票。</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>市区/郊区</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Way of service</source>
        <translation>服务方式</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待客户</translation>
    </message>
    <message>
        <source>Waiting for parts</source>
        <translation>等待配件</translation>
    </message>
    <message>
        <source>Waiting for the supplier</source>
        <translation>等待供货商</translation>
    </message>
    <message>
        <source>Site not accessible</source>
        <translation>现场无法进入</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Remotely</source>
        <translation>远程</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>带回修理</translation>
    </message>
    <message>
        <source>Return to the factory</source>
        <translation>返厂</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Report to the supervisor</source>
        <translation>上报主管</translation>
    </message>
    <message>
        <source>Solve by phone</source>
        <translation>电话解决</translation>
    </message>
    <message>
        <source>Choose the technician</source>
        <translation>指定技术人员</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>Announce the charge</source>
        <translation>声明收费</translation>
    </message>
    <message>
        <source>Not solved: come again</source>
        <translation>未修好：再次上门</translation>
    </message>
    <message>
        <source>Hold the clocks</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续计时</translation>
    </message>
    <message>
        <source>Strike off</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Change the level</source>
        <translation>调整等级</translation>
    </message>
    <message>
        <source>Change the service class</source>
        <translation>变更服务类别</translation>
    </message>
    <message>
        <source>Another technician</source>
        <translation>改派技术人员</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Cancel the call</source>
        <translation>取消报修</translation>
    </message>
    <message>
        <source>Dispatch and print the voucher</source>
        <translation>派工并打印凭证</translation>
    </message>
    <message>
        <source>Enter the signed voucher</source>
        <translation>登记签回凭证</translation>
    </message>
    <message>
        <source>File the voucher</source>
        <translation>凭证归档</translation>
    </message>
    <message>
        <source>Enter the return visit</source>
        <translation>录入回访</translation>
    </message>
    <message>
        <source>Take things back</source>
        <translation>带回修理</translation>
    </message>
    <message>
        <source>Everything is repaired</source>
        <translation>全部修复</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Another receipt</source>
        <translation>再开一张收据</translation>
    </message>
    <message>
        <source>Lend a unit</source>
        <translation>借出备用机</translation>
    </message>
    <message>
        <source>Move the visit</source>
        <translation>改约上门时间</translation>
    </message>
    <message>
        <source>Empty means now. Both times are kept.</source>
        <translation>留空为现在。发生时间和登记时间都会保留。</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网上</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>在线聊天</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>社交媒体</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Special service</source>
        <translation>特约服务</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>No fault text</source>
        <translation>没有故障描述</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Papers {count}</source>
        <translation>单据 {count}</translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation>更多 ▾</translation>
    </message>
    <message>
        <source>More steps</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Complaint…</source>
        <translation>投诉……</translation>
    </message>
    <message>
        <source>Write a note, then Enter</source>
        <translation>写备注，按 Enter 保存</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reported to the supervisor</source>
        <translation>上报主管时间</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>the supervisor knows</source>
        <translation>主管已知</translation>
    </message>
    <message>
        <source>Strike the line</source>
        <translation>划去该行</translation>
    </message>
    <message>
        <source>Add a part or work</source>
        <translation>添加配件或项目</translation>
    </message>
    <message>
        <source>Part or work</source>
        <translation>配件或项目</translation>
    </message>
    <message>
        <source>Quantity × price</source>
        <translation>数量 × 单价</translation>
    </message>
    <message>
        <source>Charge record</source>
        <translation>收费单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Charge records</source>
        <translation>收费单</translation>
    </message>
    <message>
        <source>Open the charge record</source>
        <translation>生成收费单</translation>
    </message>
    <message>
        <source>Why is “{line}” struck?</source>
        <translation>为什么划去“{line}”？</translation>
    </message>
    <message>
        <source>{what} · covered, worth {worth}</source>
        <translation>{what} · 保内，价值 {worth}</translation>
    </message>
    <message>
        <source>{what} · from {place}</source>
        <translation>{what} · 取自 {place}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未同意</translation>
    </message>
    <message>
        <source>Announced {time}, agreed by {who}.</source>
        <translation>{time} 已声明，同意人 {who}。</translation>
    </message>
    <message>
        <source>Not announced and agreed yet.</source>
        <translation>尚未声明并征得同意。</translation>
    </message>
    <message>
        <source>Payment: {way}.</source>
        <translation>结算方式：{way}。</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Tools and spares</source>
        <translation>工具及备用品</translation>
    </message>
    <message>
        <source>Print the checklist</source>
        <translation>打印上门手续单</translation>
    </message>
    <message>
        <source>Forms to print</source>
        <translation>可打印的表单</translation>
    </message>
    <message>
        <source>Charges: {amount}</source>
        <translation>收费：{amount}</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>应于 {time}</translation>
    </message>
    <message>
        <source>Counted together: {span}.</source>
        <translation>合计：{span}。</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Service class</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <source>Promised reply</source>
        <translation>约定回复</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>User&apos;s opinion</source>
        <translation>用户意见</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意程度</translation>
    </message>
    <message>
        <source>Struck off</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Cancelled because</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>received {time} by {who}</source>
        <translation>{time} 由 {who} 受理</translation>
    </message>
    <message>
        <source>entered {time}</source>
        <translation>{time} 登记</translation>
    </message>
    <message>
        <source>Received {time}: that stays. A call entered with a wrong time is cancelled and registered anew.</source>
        <translation>受理时间 {time} 不能更正。时间登记错的报修，请取消后重新登记。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>the new verdict</source>
        <translation>采用新判定</translation>
    </message>
    <message>
        <source>the verdict so far</source>
        <translation>维持原判定</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>以哪个为准</translation>
    </message>
    <message>
        <source>Needed for the new verdict; the old one stays in the history.</source>
        <translation>采用新判定时必填；原判定保留在历史中。</translation>
    </message>
    <message>
        <source>Cover so far</source>
        <translation>原保修判定</translation>
    </message>
    <message>
        <source>Cover after the correction</source>
        <translation>更正后的保修判定</translation>
    </message>
</context>
<context>
    <name>caller</name>
    <message>
        <source>Last calls</source>
        <translation>最近报修</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>是谁来电？</translation>
    </message>
    <message>
        <source>★ Key customer</source>
        <translation>★ 重要客户</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Calls so far: {count}</source>
        <translation>共 {count} 次报修</translation>
    </message>
    <message>
        <source>Still open ({count}): {numbers}. Is this about one of them?</source>
        <translation>还有 {count} 个报修未完成：{numbers}。是不是同一件事？</translation>
    </message>
</context>
<context>
    <name>care</name>
    <message>
        <source>Useful information</source>
        <translation>提供有用信息</translation>
    </message>
    <message>
        <source>News of products</source>
        <translation>新产品信息</translation>
    </message>
    <message>
        <source>Notice of a promotion</source>
        <translation>促销通知</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Yearly customer meeting</source>
        <translation>客户年会</translation>
    </message>
    <message>
        <source>Holiday greeting and gift</source>
        <translation>节日问候、赠礼</translation>
    </message>
    <message>
        <source>Birthday greeting</source>
        <translation>生日问候</translation>
    </message>
    <message>
        <source>Loyalty reward</source>
        <translation>忠诚奖励</translation>
    </message>
    <message>
        <source>Special visit</source>
        <translation>专程走访</translation>
    </message>
    <message>
        <source>Call-on</source>
        <translation>巡回拜访</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Went to a competitor</source>
        <translation>转向竞争对手</translation>
    </message>
    <message>
        <source>Dissatisfied with us</source>
        <translation>对我们不满意</translation>
    </message>
    <message>
        <source>Closed the business</source>
        <translation>停业</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>迁走</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>New Year</source>
        <translation>元旦</translation>
    </message>
    <message>
        <source>Spring Festival</source>
        <translation>春节</translation>
    </message>
    <message>
        <source>Tomb Sweeping Day</source>
        <translation>清明节</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>劳动节</translation>
    </message>
    <message>
        <source>Dragon Boat Festival</source>
        <translation>端午节</translation>
    </message>
    <message>
        <source>Mid-Autumn Festival</source>
        <translation>中秋节</translation>
    </message>
    <message>
        <source>National Day</source>
        <translation>国庆节</translation>
    </message>
    <message>
        <source>The calendar has no {festival} of {year} yet. Take over the holidays of that year first.</source>
        <translation>日历中还没有 {year} 年的{festival}，请先导入该年的节假日。</translation>
    </message>
    <message>
        <source>A birthday is a month and a day, with the year if it is known: 5-12 or 1980-5-12.</source>
        <translation>生日写月和日，知道年份可一并写：5-12 或 1980-5-12。</translation>
    </message>
    <message>
        <source>This is no plausible cost.</source>
        <translation>费用不合理。</translation>
    </message>
    <message>
        <source>The calendar shows at most {days} days.</source>
        <translation>日历最多显示 {days} 天。</translation>
    </message>
    <message>
        <source>Choose what is to be done.</source>
        <translation>请选择关怀内容。</translation>
    </message>
    <message>
        <source>{number} is done or dropped already.</source>
        <translation>{number} 已经完成或取消。</translation>
    </message>
    <message>
        <source>Say in a few words what came of it.</source>
        <translation>请简单写明结果。</translation>
    </message>
    <message>
        <source>This card belongs to another customer.</source>
        <translation>这张卡属于另一位客户。</translation>
    </message>
    <message>
        <source>A plan is made for this year or the two after it.</source>
        <translation>只能制定今年及以后两年的计划。</translation>
    </message>
    <message>
        <source>Tick at least one occasion.</source>
        <translation>请至少勾选一个节日或日期。</translation>
    </message>
    <message>
        <source>Choose who calls on the customers.</source>
        <translation>请选择由谁拜访。</translation>
    </message>
    <message>
        <source>1 to {most} customers a week.</source>
        <translation>每周 1 到 {most} 家。</translation>
    </message>
    <message>
        <source>A round is planned for 1 to {most} weeks.</source>
        <translation>一次可计划 1 到 {most} 周。</translation>
    </message>
    <message>
        <source>A round begins this week or later.</source>
        <translation>巡回拜访从本周或以后开始。</translation>
    </message>
    <message>
        <source>Everything of this plan is there already; nothing was added.</source>
        <translation>计划中的各项都已存在，没有新增。</translation>
    </message>
    <message>
        <source>{count} activities at once are too many; choose fewer customers (at most {most}).</source>
        <translation>一次生成 {count} 项太多，请缩小客户范围（最多 {most} 项）。</translation>
    </message>
    <message>
        <source>The day lies in another year than the plan.</source>
        <translation>日期不在计划的年份内。</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Plan care</source>
        <translation>安排关怀</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Or another person</source>
        <translation>其他联系人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>节日或事由</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Empty means today.</source>
        <translation>留空为今天。</translation>
    </message>
    <message>
        <source>Cost (yuan)</source>
        <translation>费用（元）</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Why is {number} dropped?</source>
        <translation>为什么取消 {number}？</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>生成计划</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>What the plan makes</source>
        <translation>将要生成的关怀</translation>
    </message>
    <message>
        <source>Activities planned: {count}.</source>
        <translation>已生成 {count} 项计划。</translation>
    </message>
    <message>
        <source>Key customers only</source>
        <translation>仅重要客户</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>客户范围</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Plan a year of care</source>
        <translation>制定年度关怀计划</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Empty: the owner of the card.</source>
        <translation>留空则为关系卡的负责人。</translation>
    </message>
    <message>
        <source>Birthdays of the cards</source>
        <translation>关系卡上的生日</translation>
    </message>
    <message>
        <source>Occasions</source>
        <translation>节日</translation>
    </message>
    <message>
        <source> days before</source>
        <translation> 天前</translation>
    </message>
    <message>
        <source>Greet</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>A day of our own</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>What is done then</source>
        <translation>当天内容</translation>
    </message>
    <message>
        <source>Plan a round of call-ons</source>
        <translation>制定巡回拜访计划</translation>
    </message>
    <message>
        <source>Who calls on them</source>
        <translation>拜访人</translation>
    </message>
    <message>
        <source>Customers a week each</source>
        <translation>每人每周家数</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>周数</translation>
    </message>
    <message>
        <source>From the week of</source>
        <translation>起始周</translation>
    </message>
    <message>
        <source>A contact is a call, a return visit, a talk about a renewal, or care done.</source>
        <translation>联系指来电、回访、续约沟通或已完成的关怀。</translation>
    </message>
    <message>
        <source>New activities: {count}. Customers in the group: {customers}.</source>
        <translation>新增 {count} 项；范围内客户 {customers} 家。</translation>
    </message>
    <message>
        <source>Planned already, to stay: {count}.</source>
        <translation>已有 {count} 项，保持不变。</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Care log</source>
        <translation>关怀记录</translation>
    </message>
    <message>
        <source>The month before (Page up)</source>
        <translation>上个月（Page Up）</translation>
    </message>
    <message>
        <source>The month after (Page down)</source>
        <translation>下个月（Page Down）</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Plan a year…</source>
        <translation>制定年度计划……</translation>
    </message>
    <message>
        <source>Plan call-ons…</source>
        <translation>制定巡回拜访计划……</translation>
    </message>
    <message>
        <source>Care of the chosen day</source>
        <translation>当天的关怀</translation>
    </message>
    <message>
        <source>The chosen one is done</source>
        <translation>选中的已完成</translation>
    </message>
    <message>
        <source>Show the day in the care log</source>
        <translation>在关怀记录中显示当天</translation>
    </message>
    <message>
        <source>Nothing is planned on this day.</source>
        <translation>这一天没有安排。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Birthdays in the next {days} days</source>
        <translation>{days} 天内的生日</translation>
    </message>
    <message>
        <source>birthday of {name}</source>
        <translation>{name} 生日</translation>
    </message>
    <message>
        <source>Next: {festival} from {day}</source>
        <translation>下一个节日：{festival}，{day} 起</translation>
    </message>
    <message>
        <source>Dropped because</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>categories</name>
    <message>
        <source>Fault categories</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>none: this is a group</source>
        <translation>无：这是大类</translation>
    </message>
</context>
<context>
    <name>charge</name>
    <message>
        <source>{number} · part or work</source>
        <translation>{number} · 配件或项目</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>From the price list</source>
        <translation>收费标准</translation>
    </message>
    <message>
        <source>free text</source>
        <translation>自由填写</translation>
    </message>
    <message>
        <source>Part or work</source>
        <translation>配件或项目</translation>
    </message>
    <message>
        <source>Only parts count against the parts budget of a contract.</source>
        <translation>只有配件计入合同的配件额度。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>not charged</source>
        <translation>不收费</translation>
    </message>
    <message>
        <source>The service is covered: why this is paid all the same.</source>
        <translation>本次服务在保修期或合同内：写明为什么仍然收费。</translation>
    </message>
    <message>
        <source>Charged because</source>
        <translation>收费原因</translation>
    </message>
    <message>
        <source>Who agreed before the work; empty when the price was not named yet.</source>
        <translation>服务前谁同意了价格；尚未告知价格的留空。</translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>the service is paid</source>
        <translation>有偿服务</translation>
    </message>
    <message>
        <source>Worth {amount}; cover pays, the customer nothing.</source>
        <translation>价值 {amount}，由保修/合同承担，客户不付费。</translation>
    </message>
    <message>
        <source>Amount {amount}.</source>
        <translation>金额 {amount}。</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>待收款</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>At finance</source>
        <translation>已交财务</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>已开票</translation>
    </message>
    <message>
        <source>Invoice sent</source>
        <translation>发票已寄</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>已减免</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已开出</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Mobile payment to the company</source>
        <translation>公司收款码</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>银行转账</translation>
    </message>
    <message>
        <source>Disposed of, the customer agrees</source>
        <translation>客户同意，由我方处理</translation>
    </message>
    <message>
        <source>The customer keeps it</source>
        <translation>客户自留</translation>
    </message>
    <message>
        <source>Nobody agreed to this charge yet. Note on the call who was told and agreed.</source>
        <translation>这笔费用还没有人同意。请先在报修单上记下向谁说明、谁同意。</translation>
    </message>
    <message>
        <source>Write first what becomes of the damaged part: {parts}.</source>
        <translation>请先填写损坏件如何处理：{parts}。</translation>
    </message>
    <message>
        <source>Choose how it was paid.</source>
        <translation>请选择付款方式。</translation>
    </message>
    <message>
        <source>{amount} is owed, and collected as a whole. What is not paid is waived by a supervisor.</source>
        <translation>应收 {amount}，须一次收齐；少收的部分由主任减免。</translation>
    </message>
    <message>
        <source>Enter who collected the money.</source>
        <translation>请填写收款人。</translation>
    </message>
    <message>
        <source>The invoice comes first here. Make it out, or change how this is paid.</source>
        <translation>这笔费用先开发票。请先开票，或更改结算方式。</translation>
    </message>
    <message>
        <source>This was collected on the spot already.</source>
        <translation>这笔费用已当场收取。</translation>
    </message>
    <message>
        <source>This is paid against an invoice, not collected on the spot.</source>
        <translation>这笔费用凭发票付款，不是当场收取。</translation>
    </message>
    <message>
        <source>Enter the number of the invoice.</source>
        <translation>请填写发票号码。</translation>
    </message>
    <message>
        <source>This is collected on the spot: the invoice follows the money.</source>
        <translation>这笔费用当场收取，收款后再开发票。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>The money is on hand-over slip {number}. Void that first.</source>
        <translation>款项已在交款单 {number} 上，请先将其作废。</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Hand in to finance</source>
        <translation>交财务</translation>
    </message>
    <message>
        <source>Enter the invoice</source>
        <translation>开具发票</translation>
    </message>
    <message>
        <source>Take back the collection</source>
        <translation>撤销收款</translation>
    </message>
    <message>
        <source>Withdraw the invoice</source>
        <translation>撤回发票</translation>
    </message>
    <message>
        <source>The hand-over slip is void</source>
        <translation>交款单作废</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>Nothing to charge any more</source>
        <translation>不再收费</translation>
    </message>
    <message>
        <source>How it is paid</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>No invoice is wanted</source>
        <translation>不要发票</translation>
    </message>
    <message>
        <source>Plan the collection</source>
        <translation>安排收款</translation>
    </message>
    <message>
        <source>Waive a part</source>
        <translation>减免一部分</translation>
    </message>
    <message>
        <source>Nothing is charged any more</source>
        <translation>不再收费</translation>
    </message>
    <message>
        <source>{amount} of it is collected, invoiced or waived already ({numbers}). A supervisor takes that back first.</source>
        <translation>其中 {amount} 已收款、开票或减免（{numbers}），须先由主任撤销。</translation>
    </message>
    <message>
        <source>Enter who agreed that the damaged part is disposed of.</source>
        <translation>请填写谁同意处理损坏件。</translation>
    </message>
    <message>
        <source>This day lies in the future.</source>
        <translation>日期在将来。</translation>
    </message>
    <message>
        <source>The market price is older than the call: look it up again.</source>
        <translation>市场价早于报修日，请重新询价。</translation>
    </message>
    <message>
        <source>Only a part that the customer damaged asks for this.</source>
        <translation>只有客户损坏的配件才需要填写。</translation>
    </message>
    <message>
        <source>Choose what becomes of the damaged part.</source>
        <translation>请选择损坏件如何处理。</translation>
    </message>
    <message>
        <source>The charges come to {amount}: count again.</source>
        <translation>各笔合计 {amount}，请重新清点。</translation>
    </message>
    <message>
        <source>This slip is void already.</source>
        <translation>此交款单已作废。</translation>
    </message>
    <message>
        <source>{number} went on already. Withdraw its invoice first.</source>
        <translation>{number} 已进入下一步，请先撤回发票。</translation>
    </message>
    <message>
        <source>Tick what is handed over.</source>
        <translation>请勾选要交的款项。</translation>
    </message>
    <message>
        <source>A slip holds at most {count} charges.</source>
        <translation>一张交款单最多 {count} 笔。</translation>
    </message>
    <message>
        <source>{number} is no collected cash: the state is “{state}”.</source>
        <translation>{number} 不是已收现金，状态为“{state}”。</translation>
    </message>
    <message>
        <source>One slip for each person: choose the charges of one.</source>
        <translation>一人一张交款单，请只选一个人的收款。</translation>
    </message>
    <message>
        <source>The sheet of slip {number} is not kept here.</source>
        <translation>这里没有交款单 {number} 的存底。</translation>
    </message>
    <message>
        <source>This call has nothing more to charge.</source>
        <translation>此报修单没有可再收的费用。</translation>
    </message>
    <message>
        <source>This day is over already.</source>
        <translation>日期已过。</translation>
    </message>
    <message>
        <source>Between 0.01 and {amount} can be waived.</source>
        <translation>可减免 0.01 至 {amount}。</translation>
    </message>
    <message>
        <source>Enter only what you collected yourself.</source>
        <translation>只能登记自己收的款。</translation>
    </message>
    <message>
        <source>Invoice {number} is on {charge} of {customer} already.</source>
        <translation>发票 {number} 已登记在 {customer} 的 {charge} 上。</translation>
    </message>
    <message>
        <source>invoice by {day}</source>
        <translation>{day} 前开票</translation>
    </message>
    <message>
        <source>collect by {day}</source>
        <translation>{day} 前收款</translation>
    </message>
    <message>
        <source>to finance by {day}</source>
        <translation>{day} 前交财务</translation>
    </message>
    <message>
        <source>paid by {day}</source>
        <translation>{day} 前付款</translation>
    </message>
    <message>
        <source>send the invoice by {day}</source>
        <translation>{day} 前寄出发票</translation>
    </message>
    <message>
        <source>Hand over cash to finance</source>
        <translation>现金交财务</translation>
    </message>
    <message>
        <source>Hand over and print</source>
        <translation>交款并打印</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>收费单</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Collected charges</source>
        <translation>已收款项</translation>
    </message>
    <message>
        <source>Nobody has cash that was not handed over.</source>
        <translation>没有未交的现金。</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交款人</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>清点金额</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Charges: {count}, {amount}</source>
        <translation>共 {count} 笔，{amount}</translation>
    </message>
    <message>
        <source>Cash hand-over slip {number}</source>
        <translation>交款单 {number}</translation>
    </message>
    <message>
        <source>Money collected</source>
        <translation>登记收款</translation>
    </message>
    <message>
        <source>Invoice made out</source>
        <translation>登记发票</translation>
    </message>
    <message>
        <source>Hand over to finance</source>
        <translation>交财务</translation>
    </message>
    <message>
        <source>{customer} · call {call}</source>
        <translation>{customer} · 报修单 {call}</translation>
    </message>
    <message>
        <source>{customer} · call {call} · still owed {amount}</source>
        <translation>{customer} · 报修单 {call} · 未收 {amount}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>money collected</source>
        <translation>登记收款</translation>
    </message>
    <message>
        <source>Only cash is handed to finance; the rest is there already.</source>
        <translation>只有现金需要交财务，其他方式已直接到账。</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>登记发票</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>发票号码</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>发票抬头</translation>
    </message>
    <message>
        <source>invoice sent</source>
        <translation>发票寄出</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已寄出</translation>
    </message>
    <message>
        <source>Number of the consignment, e-mail address, or who took it along.</source>
        <translation>快递单号、电子邮箱，或由谁带去。</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>安排收款</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Who fetches it</source>
        <translation>由谁去收</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>waive</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>Less than what is owed leaves the rest to be paid.</source>
        <translation>少于未收金额时，余额仍需收取。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>how it is paid</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>Damaged part: {part}</source>
        <translation>损坏件：{part}</translation>
    </message>
    <message>
        <source>Damaged by the customer: charged at the latest market price; our technician fits it.</source>
        <translation>客户原因损坏：按最新市场价收费，由我方技术人员安装。</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Damaged part</source>
        <translation>损坏件</translation>
    </message>
    <message>
        <source>Who agreed that the damaged part is disposed of.</source>
        <translation>谁同意处理损坏件。</translation>
    </message>
    <message>
        <source>Agreed to by</source>
        <translation>同意处理人</translation>
    </message>
    <message>
        <source>The day whose market price this is.</source>
        <translation>按哪一天的市场价。</translation>
    </message>
    <message>
        <source>Price of</source>
        <translation>询价日期</translation>
    </message>
    <message>
        <source>{number}: who said that no invoice is wanted?</source>
        <translation>{number}：谁说明不要发票？</translation>
    </message>
    <message>
        <source>{number}: why is the collection taken back? The money is owed again.</source>
        <translation>{number}：为何撤销收款？撤销后仍为未收。</translation>
    </message>
    <message>
        <source>{number}: why is the invoice withdrawn?</source>
        <translation>{number}：为何撤回发票？</translation>
    </message>
    <message>
        <source>{name}, at the desk</source>
        <translation>{name}（前台）</translation>
    </message>
    <message>
        <source>From stock</source>
        <translation>从库存领用</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>取自</translation>
    </message>
    <message>
        <source>The defective part is to be handed in; until then it is owed.</source>
        <translation>换下的旧件要交回，交回前记为欠交。</translation>
    </message>
    <message>
        <source>Brings the old part back</source>
        <translation>交回旧件的人</translation>
    </message>
    <message>
        <source>There is none of it anywhere.</source>
        <translation>哪里都没有这种配件了。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>Charges on the slip</source>
        <translation>交款明细</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Why is slip {number} void? The number stays used, the money is not at finance.</source>
        <translation>交款单 {number} 为何作废？编号保留，款项视为未交财务。</translation>
    </message>
    <message>
        <source>Quantity × price</source>
        <translation>数量 × 单价</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>What is charged</source>
        <translation>收费明细</translation>
    </message>
    <message>
        <source>Say about the damaged part</source>
        <translation>登记损坏件处理</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>收费单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Other records of the call</source>
        <translation>此报修单的其他收费单</translation>
    </message>
    <message>
        <source>{amount} · {next}</source>
        <translation>{amount} · {next}</translation>
    </message>
    <message>
        <source>{amount}</source>
        <translation>{amount}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修单 {number}</translation>
    </message>
    <message>
        <source>Slip {number}</source>
        <translation>交款单 {number}</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>Announced, agreed</source>
        <translation>声明与同意</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <source>Answers for it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Came up</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>收款安排</translation>
    </message>
</context>
<context>
    <name>charges</name>
    <message>
        <source>A call holds at most {count} lines.</source>
        <translation>一次报修最多 {count} 行。</translation>
    </message>
    <message>
        <source>Call {number} has a charge without lines. List its parts and work first.</source>
        <translation>报修单 {number} 只有总额，没有明细。请先列出配件和项目。</translation>
    </message>
    <message>
        <source>This line is struck already.</source>
        <translation>这一行已经划去。</translation>
    </message>
    <message>
        <source>The parts and work listed come to {amount}. Change the lines first.</source>
        <translation>已列明细合计 {amount}。请先修改明细。</translation>
    </message>
    <message>
        <source>More than {limit} is not collected on the spot: the invoice comes first.</source>
        <translation>超过 {limit} 的不当场收取：先开发票。</translation>
    </message>
    <message>
        <source>Not on the signed voucher</source>
        <translation>签回的凭证上没有</translation>
    </message>
    <message>
        <source>Tick that the charge was announced, or strike it.</source>
        <translation>请勾选已声明收费，或删去此收费。</translation>
    </message>
    <message>
        <source>Enter who agreed to the charge.</source>
        <translation>请填写同意收费的人。</translation>
    </message>
    <message>
        <source>The customer has signed: the charges stay as they are on the paper.</source>
        <translation>客户已经签字：收费以凭证上的为准。</translation>
    </message>
    <message>
        <source>This service is covered. Choose why this is charged, or that it is not.</source>
        <translation>本次服务在保障内。请选择收费原因，或选“不收费”。</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>Nothing to show.</source>
        <translation>没有可显示的数据。</translation>
    </message>
</context>
<context>
    <name>checklist</name>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Spare</source>
        <translation>备用品</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Take along</source>
        <translation>携带物品</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已带</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Tools, spares and documents to take along</source>
        <translation>上门要带的工具、备用品和单据</translation>
    </message>
    <message>
        <source>Add something, then Enter</source>
        <translation>输入物品，按 Enter 添加</translation>
    </message>
    <message>
        <source>What to take along</source>
        <translation>要带什么</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>What visits for this kind of fault usually need</source>
        <translation>此类故障上门通常需要的物品</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>There is no branch at {path}.</source>
        <translation>{path} 没有分公司数据库。</translation>
    </message>
    <message>
        <source>The after-sales service desk of a branch office.</source>
        <translation>分公司的售后服务台。</translation>
    </message>
    <message>
        <source>the branch to open</source>
        <translation>要打开的分公司数据库</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>who signs in</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>a file whose first line is the password</source>
        <translation>首行为密码的文件</translation>
    </message>
    <message>
        <source>This branch is not set up yet. Open the window once.</source>
        <translation>本分公司尚未设置。请先打开一次窗口。</translation>
    </message>
    <message>
        <source>Say who signs in: --user NAME.</source>
        <translation>请说明由谁登录：--user 登录名。</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>Nobody can be asked for the password. Use --password-file FILE.</source>
        <translation>此处无法询问密码，请用 --password-file 文件。</translation>
    </message>
    <message>
        <source>The password file cannot be read.</source>
        <translation>无法读取密码文件。</translation>
    </message>
    <message>
        <source>how many service calls</source>
        <translation>报修单数量</translation>
    </message>
    <message>
        <source>the same seed makes the same branch</source>
        <translation>相同的种子生成相同的分公司</translation>
    </message>
    <message>
        <source>make the branch only</source>
        <translation>只生成数据，不打开窗口</translation>
    </message>
    <message>
        <source>a number from 1 to 5000000, not {text}</source>
        <translation>应为 1 到 5000000 的数，不是 {text}</translation>
    </message>
    <message>
        <source>make and open the demonstration branch</source>
        <translation>生成并打开演示分公司</translation>
    </message>
    <message>
        <source>a saved view; all rows without it</source>
        <translation>已存视图；不填则为全部</translation>
    </message>
    <message>
        <source>only rows that contain this text</source>
        <translation>只要含有此文字的行</translation>
    </message>
    <message>
        <source>only rows with this value</source>
        <translation>只要此列为该值的行</translation>
    </message>
    <message>
        <source>the order; -COLUMN turns it round</source>
        <translation>排序列；写作 -列名 则倒序</translation>
    </message>
    <message>
        <source>at most so many rows</source>
        <translation>最多行数</translation>
    </message>
    <message>
        <source>the file to write instead of stdout</source>
        <translation>输出文件，不填则输出到屏幕</translation>
    </message>
    <message>
        <source>an Excel workbook or a CSV file</source>
        <translation>Excel 工作簿或 CSV 文件</translation>
    </message>
    <message>
        <source>list what would happen, enter nothing</source>
        <translation>只列出会怎样，不录入</translation>
    </message>
    <message>
        <source>the sheet; the first that is filled without it</source>
        <translation>工作表；不写则用第一个有内容的</translation>
    </message>
    <message>
        <source>the column with this heading means this; an empty heading leaves it out</source>
        <translation>这个表头的列是这个意思；表头留空则不导入</translation>
    </message>
    <message>
        <source>what counts: what is on file or the sheet</source>
        <translation>以谁为准：档案（ours）或表格（theirs）</translation>
    </message>
    <message>
        <source>save refused rows as a workbook, with the reasons</source>
        <translation>把被拒绝的行连同原因存为工作簿</translation>
    </message>
    <message>
        <source>This very file was imported already ({number}).</source>
        <translation>这个文件已经导入过（{number}）。</translation>
    </message>
    <message>
        <source>{count} rows in {file}</source>
        <translation>{count} 行，已写入 {file}</translation>
    </message>
    <message>
        <source>{number}: added {added}, changed {changed}, kept {kept}, nothing new {same}, refused {refused}</source>
        <translation>{number}：新增 {added}，修改 {changed}，保留档案 {kept}，无变化 {same}，拒绝 {refused}</translation>
    </message>
    <message>
        <source>Write --map COLUMN=HEADING; the columns are: {names}.</source>
        <translation>请写成 --map 列=表头；可用的列：{names}。</translation>
    </message>
    <message>
        <source>No column has the heading {heading}; there are: {headings}.</source>
        <translation>没有表头为“{heading}”的列；现有：{headings}。</translation>
    </message>
    <message>
        <source>import a spreadsheet</source>
        <translation>导入电子表格</translation>
    </message>
    <message>
        <source>a number of rows, not {text}</source>
        <translation>应为行数，不是 {text}</translation>
    </message>
    <message>
        <source>print the rows of a ledger</source>
        <translation>输出台帐的行</translation>
    </message>
    <message>
        <source>the PDF file to write</source>
        <translation>要写入的 PDF 文件</translation>
    </message>
    <message>
        <source>This form is printed on {papers}.</source>
        <translation>此表单使用的纸张：{papers}。</translation>
    </message>
    <message>
        <source>the number of the paper or its record; the day of a plan or report as 2026-11-22; none for prices</source>
        <translation>单据或记录的编号；派工表、日报表写日期如 2026-11-22；价目表不填</translation>
    </message>
    <message>
        <source>of a complaint&apos;s form: customer | internal</source>
        <translation>投诉表单的版本：customer（客户版）| internal（内部版）</translation>
    </message>
    <message>
        <source>This form has no editions.</source>
        <translation>此表单不分版本。</translation>
    </message>
    <message>
        <source>There is no paper with the number {number}.</source>
        <translation>没有编号为 {number} 的单据。</translation>
    </message>
    <message>
        <source>There is no contract {number}.</source>
        <translation>没有合同 {number}。</translation>
    </message>
    <message>
        <source>No font can print: {characters}</source>
        <translation>字库中没有：{characters}</translation>
    </message>
    <message>
        <source>write a printed form as a PDF file</source>
        <translation>把单据输出为 PDF 文件</translation>
    </message>
    <message>
        <source>check that this build is whole</source>
        <translation>检查本程序是否完整</translation>
    </message>
    <message>
        <source>where pictures and papers go</source>
        <translation>图片和单据的存放位置</translation>
    </message>
    <message>
        <source>the window&apos;s language</source>
        <translation>窗口语言</translation>
    </message>
    <message>
        <source>drive the window through the main job and take pictures</source>
        <translation>演示主要工作流程并截图</translation>
    </message>
</context>
<context>
    <name>clocks</name>
    <message>
        <source>Clocks</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Show how these times were computed, line by line</source>
        <translation>逐行显示这些时间是怎样算出来的</translation>
    </message>
    <message>
        <source>How the times were computed</source>
        <translation>时间是怎样算出来的</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>Device taken back</source>
        <translation>带回的设备</translation>
    </message>
    <message>
        <source>Take-back receipt</source>
        <translation>带回收据</translation>
    </message>
    <message>
        <source>Loaner</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>Loaner compensation</source>
        <translation>备用机赔偿</translation>
    </message>
    <message>
        <source>Tool taken along</source>
        <translation>随带工具</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Service voucher</source>
        <translation>服务凭证</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source> And {count} more.</source>
        <translation>另有 {count} 项。</translation>
    </message>
    <message>
        <source>Not everything is settled: {things}</source>
        <translation>尚有未了事项：{things}</translation>
    </message>
    <message>
        <source>This call cannot be cancelled: {things}</source>
        <translation>该报修单不能取消：{things}</translation>
    </message>
    <message>
        <source>Write why the call need not wait for it.</source>
        <translation>请填写不再等待的原因。</translation>
    </message>
    <message>
        <source>Choose what the call need not wait for.</source>
        <translation>请选择不再等待哪些事项。</translation>
    </message>
    <message>
        <source>The call does not wait for this any more. Look again.</source>
        <translation>该事项已不在未了之列，请重新查看。</translation>
    </message>
    <message>
        <source>{item} {number} has not gone back to the customer.</source>
        <translation>{item} {number} 尚未归还客户。</translation>
    </message>
    <message>
        <source>The original of receipt {number} is still with the customer.</source>
        <translation>收据 {number} 的正本仍在客户处。</translation>
    </message>
    <message>
        <source>{unit} is still lent with {number}, back by {day}.</source>
        <translation>{unit} 仍借出在外（借用单 {number}，应于 {day} 归还）。</translation>
    </message>
    <message>
        <source>What {unit} ({number}) costs the customer is not decided.</source>
        <translation>{unit}（{number}）的赔偿尚未决定。</translation>
    </message>
    <message>
        <source>The compensation of {amount} for {unit} ({number}) is not charged.</source>
        <translation>{unit}（{number}）的赔偿 {amount} 尚未计入收费。</translation>
    </message>
    <message>
        <source>{name} was taken along and is not ticked as back.</source>
        <translation>随带的{name}尚未勾选带回。</translation>
    </message>
    <message>
        <source>{name} still owes the old {part} {number}.</source>
        <translation>{name} 尚未交回旧件 {part} {number}。</translation>
    </message>
    <message>
        <source>The signed voucher {number} is not back.</source>
        <translation>签字的服务凭证 {number} 尚未交回。</translation>
    </message>
    <message>
        <source>Voucher {number} is back and not filed.</source>
        <translation>服务凭证 {number} 已交回，尚未归档。</translation>
    </message>
    <message>
        <source>Charge {number} of {amount} is not settled: {state}.</source>
        <translation>收费单 {number}（{amount}）未结清：{state}。</translation>
    </message>
    <message>
        <source>The customer was not asked yet: return visit due on {day}.</source>
        <translation>尚未回访客户：应于 {day} 回访。</translation>
    </message>
    <message>
        <source>Close {number} without waiting</source>
        <translation>{number} · 不再等待</translation>
    </message>
    <message>
        <source>Do not wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Only the call stops waiting: what is owed stays owed, what is lent stays lent. A return visit that is not waited for is not made. Name and reason stay on the call.</source>
        <translation>只是报修单不再等待：欠款仍是欠款，借出的仍在外。不再等待的回访不再进行。经办人和原因永久留在报修单上。</translation>
    </message>
    <message>
        <source>Not waited for</source>
        <translation>不再等待的事项</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Before it can be closed</source>
        <translation>归档前须了结</translation>
    </message>
    <message>
        <source>Do not wait…</source>
        <translation>不再等待……</translation>
    </message>
    <message>
        <source>Before it can be closed ({count})</source>
        <translation>归档前须了结（{count} 项）</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>Not waited for: {things} – {reason} ({name}, {day})</source>
        <translation>不再等待：{things}——{reason}（{name}，{day}）</translation>
    </message>
    <message>
        <source>It is back</source>
        <translation>已带回</translation>
    </message>
    <message>
        <source>Hand back…</source>
        <translation>归还……</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>收回……</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>交旧件……</translation>
    </message>
    <message>
        <source>Enter or file…</source>
        <translation>录入或归档……</translation>
    </message>
    <message>
        <source>Ask…</source>
        <translation>回访……</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>codes</name>
    <message>
        <source>Company</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>业主</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>潜在</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维保</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>已续签</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>未续</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>Make-up workday</source>
        <translation>调休上班</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Register a complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Counter sale</source>
        <translation>柜台销售</translation>
    </message>
    <message>
        <source>Take back the last edit</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>New contract</source>
        <translation>新建合同</translation>
    </message>
    <message>
        <source>Import a spreadsheet</source>
        <translation>导入电子表格</translation>
    </message>
    <message>
        <source>Past imports</source>
        <translation>历次导入</translation>
    </message>
    <message>
        <source>Printer calibration page</source>
        <translation>打印校准页</translation>
    </message>
    <message>
        <source>Instalments due</source>
        <translation>应收分期款</translation>
    </message>
    <message>
        <source>Customers on file twice</source>
        <translation>查找重复客户</translation>
    </message>
    <message>
        <source>Check the database</source>
        <translation>检查数据库</translation>
    </message>
    <message>
        <source>Build the search index anew</source>
        <translation>重建搜索索引</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Aftercare</source>
        <translation>关于售后服务台</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>收费标准</translation>
    </message>
    <message>
        <source>Fault categories</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Complaint schemes</source>
        <translation>投诉处理方案</translation>
    </message>
    <message>
        <source>Controlled forms</source>
        <translation>受控表单</translation>
    </message>
    <message>
        <source>Holidays and workdays</source>
        <translation>节假日与工作日</translation>
    </message>
    <message>
        <source>Inspections of the year ahead</source>
        <translation>生成未来一年的巡检</translation>
    </message>
    <message>
        <source>Nothing to take back. What moved a call or printed a paper is corrected instead.</source>
        <translation>没有可撤销的修改。已推进报修单或已打印的单据请另行更正。</translation>
    </message>
    <message>
        <source>Taken back: {edit}.</source>
        <translation>已撤销：{edit}。</translation>
    </message>
    <message>
        <source>Complaints: {view}</source>
        <translation>投诉：{view}</translation>
    </message>
</context>
<context>
    <name>complaint</name>
    <message>
        <source>Our fault</source>
        <translation>我方责任</translation>
    </message>
    <message>
        <source>Shared with others</source>
        <translation>各有责任</translation>
    </message>
    <message>
        <source>Not our fault</source>
        <translation>非我方原因</translation>
    </message>
    <message>
        <source>Unfounded</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>来函</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Through field staff</source>
        <translation>外勤人员转告</translation>
    </message>
    <message>
        <source>Through a branch</source>
        <translation>分支机构转来</translation>
    </message>
    <message>
        <source>Opinion book</source>
        <translation>顾客意见簿</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Sales invoice</source>
        <translation>销售发票</translation>
    </message>
    <message>
        <source>Till list</source>
        <translation>电脑销售清单</translation>
    </message>
    <message>
        <source>Sales voucher</source>
        <translation>商品销售凭证</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>本公司</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运单位</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>第三方</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔偿</translation>
    </message>
    <message>
        <source>Price cut</source>
        <translation>折价</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>重修</translation>
    </message>
    <message>
        <source>Re-supply</source>
        <translation>补送</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Apology and explanation</source>
        <translation>致歉说明</translation>
    </message>
    <message>
        <source>First reply</source>
        <translation>首次答复</translation>
    </message>
    <message>
        <source>Date promised</source>
        <translation>告知期限</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展告知</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释说明</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>协商</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果告知</translation>
    </message>
    <message>
        <source>Investigation report</source>
        <translation>调查处理报告</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>鉴定</translation>
    </message>
    <message>
        <source>Petition</source>
        <translation>签呈</translation>
    </message>
    <message>
        <source>Case study</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>Liable party</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>same device</source>
        <translation>同一设备</translation>
    </message>
    <message>
        <source>same order</source>
        <translation>同一订单</translation>
    </message>
    <message>
        <source>same call</source>
        <translation>同一报修</translation>
    </message>
    <message>
        <source>similar words</source>
        <translation>内容相近</translation>
    </message>
    <message>
        <source>Give every unit its weight.</source>
        <translation>请填写各单位的责任权重。</translation>
    </message>
    <message>
        <source>“{text}” is not a share. Write it like 33.33.</source>
        <translation>“{text}”不是比例，请写成 33.33。</translation>
    </message>
    <message>
        <source>Name the responsible unit or person.</source>
        <translation>请指定责任单位或责任人。</translation>
    </message>
    <message>
        <source>At most {most} units and persons share a responsibility.</source>
        <translation>责任单位和人员最多 {most} 个。</translation>
    </message>
    <message>
        <source>Choose what kind of party it is.</source>
        <translation>请选择责任方类型。</translation>
    </message>
    <message>
        <source>Every share belongs to a unit. Name it.</source>
        <translation>每项责任都要写明单位。</translation>
    </message>
    <message>
        <source>The share of {name} must be above 0 and at most 100 %.</source>
        <translation>{name}的比例应大于 0，且不超过 100 %。</translation>
    </message>
    <message>
        <source>{name} stands here twice.</source>
        <translation>{name}重复出现。</translation>
    </message>
    <message>
        <source>The shares add up to {sum} %. They must make 100 %.</source>
        <translation>责任比例合计 {sum}%，应为 100%。</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Being verified</source>
        <translation>核实中</translation>
    </message>
    <message>
        <source>Responsibility found</source>
        <translation>已判定责任</translation>
    </message>
    <message>
        <source>Being proposed</source>
        <translation>拟定方案</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>待核决</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已核决</translation>
    </message>
    <message>
        <source>Talks with the customer</source>
        <translation>与客户协商</translation>
    </message>
    <message>
        <source>Being carried out</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>Refused by the customer</source>
        <translation>客户不接受</translation>
    </message>
    <message>
        <source>Filed as minor</source>
        <translation>轻微备案</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>已执行</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>已回访</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已纠正</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>“{stage}” has its turn first. No stage may be skipped.</source>
        <translation>应先由“{stage}”办理，不得跳过。</translation>
    </message>
    <message>
        <source>Choose the class of the complaint.</source>
        <translation>请选择投诉类别。</translation>
    </message>
    <message>
        <source>Write the cause.</source>
        <translation>请填写原因分析。</translation>
    </message>
    <message>
        <source>Write or attach the evidence that it is not our fault.</source>
        <translation>请填写或附上非我方责任的依据。</translation>
    </message>
    <message>
        <source>Write why the complaint is unfounded.</source>
        <translation>请说明投诉为何不成立。</translation>
    </message>
    <message>
        <source>Write what becomes of the money still owed.</source>
        <translation>请说明未收货款如何处理。</translation>
    </message>
    <message>
        <source>Only a minor complaint is filed without a proposal.</source>
        <translation>只有轻微投诉才可不拟方案直接备案。</translation>
    </message>
    <message>
        <source>Found minor: it is filed without a proposal. Find it serious to propose.</source>
        <translation>已判为轻微：直接备案，不拟方案。如需拟定方案，请改判为严重。</translation>
    </message>
    <message>
        <source>Write what is to be done for the customer.</source>
        <translation>请填写对客户的处理措施。</translation>
    </message>
    <message>
        <source>The opinion of “{unit}” is missing.</source>
        <translation>缺少“{unit}”的意见。</translation>
    </message>
    <message>
        <source>The measure has not been verified yet.</source>
        <translation>措施尚未验证。</translation>
    </message>
    <message>
        <source>The investigation report is missing.</source>
        <translation>缺少调查处理报告。</translation>
    </message>
    <message>
        <source>Tell the customer by which day it will be settled, and enter it.</source>
        <translation>请告知客户处理完成的日期并登记。</translation>
    </message>
    <message>
        <source>This proposal needs no approval.</source>
        <translation>本方案无需核决。</translation>
    </message>
    <message>
        <source>Nothing may be promised before the proposal is approved.</source>
        <translation>方案核决之前不得向客户承诺。</translation>
    </message>
    <message>
        <source>Part of the settlement is still to be done.</source>
        <translation>处理措施尚未全部执行。</translation>
    </message>
    <message>
        <source>{number} is still open.</source>
        <translation>{number} 尚未办结。</translation>
    </message>
    <message>
        <source>Tell the customer the result, and enter it.</source>
        <translation>请将结果告知客户并登记。</translation>
    </message>
    <message>
        <source>The customer has not signed the handling slip yet.</source>
        <translation>客户尚未在处理单上签字。</translation>
    </message>
    <message>
        <source>Choose the customer&apos;s satisfaction.</source>
        <translation>请选择客户的满意程度。</translation>
    </message>
    <message>
        <source>The corrective action is not found effective yet.</source>
        <translation>纠正措施尚未确认有效。</translation>
    </message>
    <message>
        <source>The case study is missing.</source>
        <translation>缺少案例。</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Find responsibility</source>
        <translation>判定责任</translation>
    </message>
    <message>
        <source>File as minor</source>
        <translation>轻微备案</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>拟定方案</translation>
    </message>
    <message>
        <source>Put before the approver</source>
        <translation>呈送核决</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>核准</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Begin the talks</source>
        <translation>开始协商</translation>
    </message>
    <message>
        <source>The customer accepts</source>
        <translation>客户接受</translation>
    </message>
    <message>
        <source>The customer refuses</source>
        <translation>客户不接受</translation>
    </message>
    <message>
        <source>Enter the visit</source>
        <translation>登记回访</translation>
    </message>
    <message>
        <source>Correction is effective</source>
        <translation>纠正有效</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>The scheme of this case has no such step.</source>
        <translation>本案采用的处理方案没有这一步。</translation>
    </message>
    <message>
        <source>It was found not to be our fault.</source>
        <translation>已判定非我方责任。</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未核决</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已核准</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>to be done</source>
        <translation>待办理</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已办理</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>being written</source>
        <translation>编写中</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>This call is of another customer.</source>
        <translation>这张报修单属于另一位客户。</translation>
    </message>
    <message>
        <source>{name} does not work here any more. Choose somebody else.</source>
        <translation>{name}已离职，请选择其他人。</translation>
    </message>
    <message>
        <source>Write what the customer complains of.</source>
        <translation>请填写投诉内容。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>An amount is above 0; leave it empty when none was named.</source>
        <translation>金额须大于 0；客户没有提出金额的，请留空。</translation>
    </message>
    <message>
        <source>The amount is too large.</source>
        <translation>金额太大。</translation>
    </message>
    <message>
        <source>This time has not come yet.</source>
        <translation>时间还没到。</translation>
    </message>
    <message>
        <source>The scheme has no such field.</source>
        <translation>处理方案没有这一项。</translation>
    </message>
    <message>
        <source>The scheme requires this.</source>
        <translation>处理方案要求填写此项。</translation>
    </message>
    <message>
        <source>A number is expected here.</source>
        <translation>这里应填数字。</translation>
    </message>
    <message>
        <source>A number from 0 on is expected here.</source>
        <translation>这里应填不小于 0 的数字。</translation>
    </message>
    <message>
        <source>A date is expected here, such as 2026-11-20.</source>
        <translation>这里应填日期，如 2026-11-20。</translation>
    </message>
    <message>
        <source>The scheme requires a telephone number.</source>
        <translation>处理方案要求填写联系电话。</translation>
    </message>
    <message>
        <source>The scheme requires an address.</source>
        <translation>处理方案要求填写地址。</translation>
    </message>
    <message>
        <source>The scheme requires who complains.</source>
        <translation>处理方案要求填写投诉人。</translation>
    </message>
    <message>
        <source>The scheme requires what the customer demands.</source>
        <translation>处理方案要求填写客户要求。</translation>
    </message>
    <message>
        <source>The scheme requires the product.</source>
        <translation>处理方案要求填写产品。</translation>
    </message>
    <message>
        <source>The scheme requires how the purchase is proved.</source>
        <translation>处理方案要求填写购买凭证。</translation>
    </message>
    <message>
        <source>The scheme requires a sample. Keep one, or write why there is none.</source>
        <translation>处理方案要求留存样品。请留样，或写明无样品的原因。</translation>
    </message>
    <message>
        <source>This device belongs to another customer.</source>
        <translation>这台设备属于另一位客户。</translation>
    </message>
    <message>
        <source>This is no earlier complaint of the customer.</source>
        <translation>这不是该客户先前的投诉。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>{name} does not work here any more; the name stays as it is written.</source>
        <translation>{name}已离职，姓名照写保留。</translation>
    </message>
    <message>
        <source>Somebody else worked on this complaint meanwhile. Look at it again.</source>
        <translation>此投诉刚由他人处理过，请重新查看。</translation>
    </message>
    <message>
        <source>This complaint was registered by somebody else.</source>
        <translation>此投诉由他人登记。</translation>
    </message>
    <message>
        <source>The step before was at {day}: this one came after it.</source>
        <translation>上一步在 {day}，这一步不能更早。</translation>
    </message>
    <message>
        <source>This cannot have been before the complaint was received ({day}).</source>
        <translation>不能早于投诉受理时间（{day}）。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>日期还没到。</translation>
    </message>
    <message>
        <source>It is not our fault, so no unit of ours has a share of it.</source>
        <translation>既非我方责任，不应列我方单位。</translation>
    </message>
    <message>
        <source>It was filed as minor.</source>
        <translation>已作轻微备案。</translation>
    </message>
    <message>
        <source>Say whether it is serious or minor.</source>
        <translation>请判定是严重还是轻微。</translation>
    </message>
    <message>
        <source>This case has ended: nothing more is written into its form.</source>
        <translation>本案已结束，表单不再填写。</translation>
    </message>
    <message>
        <source>The form of this case has no such block.</source>
        <translation>本案的表单没有该意见栏。</translation>
    </message>
    <message>
        <source>Write the opinion.</source>
        <translation>请填写意见。</translation>
    </message>
    <message>
        <source>The decision was made upon this opinion; it stays as it is.</source>
        <translation>核决已依据此意见作出，不能再改。</translation>
    </message>
    <message>
        <source>Write why “{stage}” is passed over.</source>
        <translation>请说明为何跳过“{stage}”。</translation>
    </message>
    <message>
        <source>Write why it goes back to “{stage}”.</source>
        <translation>请说明为何退回“{stage}”。</translation>
    </message>
    <message>
        <source>Choose the stage that comes next.</source>
        <translation>请选择下一环节。</translation>
    </message>
    <message>
        <source>This stage has its turn already.</source>
        <translation>本案正由该环节办理。</translation>
    </message>
    <message>
        <source>What was put forward is not changed any more.</source>
        <translation>已提交核决的方案不能再改。</translation>
    </message>
    <message>
        <source>“{kind}” has no amount: write it, or count its loss. It says who decides.</source>
        <translation>“{kind}”没有金额：请填写金额或计算其损失，核决人按金额确定。</translation>
    </message>
    <message>
        <source>At most {most} lines.</source>
        <translation>最多 {most} 项。</translation>
    </message>
    <message>
        <source>A line of this proposal is not there any more.</source>
        <translation>方案中的一项已不存在。</translation>
    </message>
    <message>
        <source>Taken out of the proposal.</source>
        <translation>已从方案中删去。</translation>
    </message>
    <message>
        <source>Choose what is done for the customer.</source>
        <translation>请选择处理方式。</translation>
    </message>
    <message>
        <source>This cannot have been before the complaint was received.</source>
        <translation>不能早于投诉受理日期。</translation>
    </message>
    <message>
        <source>The scheme of this case has no such sheet.</source>
        <translation>本案的处理方案没有该附表。</translation>
    </message>
    <message>
        <source>This sheet was decided; it stays as it is.</source>
        <translation>该附表已批示，不能再改。</translation>
    </message>
    <message>
        <source>Only a report or a petition is decided.</source>
        <translation>只有调查报告和签呈需要批示。</translation>
    </message>
    <message>
        <source>It is decided once it is finished.</source>
        <translation>完成后才能批示。</translation>
    </message>
    <message>
        <source>Write what was decided.</source>
        <translation>请写明批示内容。</translation>
    </message>
    <message>
        <source>This sheet is void already.</source>
        <translation>该附表已作废。</translation>
    </message>
    <message>
        <source>Nobody here bears this name. Choose who decided.</source>
        <translation>没有叫这个名字的人员。请选择决定人。</translation>
    </message>
    <message>
        <source>Nobody decides a sheet that they wrote themselves.</source>
        <translation>自己填写的单据不能由自己决定。</translation>
    </message>
    <message>
        <source>This sheet does not belong to the case any more.</source>
        <translation>该附表已不属于本案。</translation>
    </message>
    <message>
        <source>The decision was made upon this report; it stays as it is.</source>
        <translation>核决已依据本报告作出，报告不再变更。</translation>
    </message>
    <message>
        <source>Choose who pays for the appraisal.</source>
        <translation>请选择鉴定费用承担方。</translation>
    </message>
    <message>
        <source>Write this before the sheet is finished.</source>
        <translation>完成前请填写此项。</translation>
    </message>
    <message>
        <source>Write why the customer refuses.</source>
        <translation>请写明客户不接受的理由。</translation>
    </message>
    <message>
        <source>The talks began on {day}: the answer came afterwards.</source>
        <translation>协商于 {day} 开始，客户答复不能早于该日。</translation>
    </message>
    <message>
        <source>Choose how you spoke to the customer.</source>
        <translation>请选择与客户沟通的方式。</translation>
    </message>
    <message>
        <source>This cannot have been before it was settled ({day}).</source>
        <translation>时间不能早于处理完成（{day}）。</translation>
    </message>
    <message>
        <source>Choose how the customer was reached.</source>
        <translation>请选择回访方式。</translation>
    </message>
    <message>
        <source>The customer is tried again until the attempts of the visit are used up.</source>
        <translation>回访次数用完之前，请继续联系客户。</translation>
    </message>
    <message>
        <source>Choose what the talk was about.</source>
        <translation>请选择沟通内容。</translation>
    </message>
    <message>
        <source>This complaint is void.</source>
        <translation>这件投诉已作废。</translation>
    </message>
    <message>
        <source>This complaint is settled: there is no day left to promise.</source>
        <translation>投诉已处理完毕，不再告知期限。</translation>
    </message>
    <message>
        <source>Enter the day that the customer was told.</source>
        <translation>请填写告知客户的日期。</translation>
    </message>
    <message>
        <source>Write what was said.</source>
        <translation>请填写沟通内容。</translation>
    </message>
    <message>
        <source>The promised day cannot be before the talk.</source>
        <translation>承诺日期不能早于沟通时间。</translation>
    </message>
    <message>
        <source>The scheme promises an answer by {day}. Write why it takes longer.</source>
        <translation>处理方案规定 {day} 前答复。请填写需要更长时间的原因。</translation>
    </message>
    <message>
        <source>This complaint is closed. It is not changed any more.</source>
        <translation>这件投诉已结束，不能再修改。</translation>
    </message>
    <message>
        <source>This complaint is settled. Only whom to reach is changed any more.</source>
        <translation>这件投诉已处理完毕，只能修改联系方式等。</translation>
    </message>
    <message>
        <source>The decision rests on what was registered. Only whom to reach is changed any more.</source>
        <translation>核决以登记内容为依据，现在只能更改联系方式、负责人和是否加急。</translation>
    </message>
    <message>
        <source>This visit is of another customer.</source>
        <translation>这次回访属于另一位客户。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add a line…</source>
        <translation>添加……</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑……</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>投诉方式</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>Amount asked for</source>
        <translation>索赔金额</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Proof of purchase</source>
        <translation>购买凭证</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未查验</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>A sample is kept</source>
        <translation>样品已留存</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>承诺办结</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>告知人</translation>
    </message>
    <message>
        <source>Why it takes longer</source>
        <translation>延长原因</translation>
    </message>
    <message>
        <source>Told to the customer; within {days} days.</source>
        <translation>已告知客户的日期，{days} 天以内。</translation>
    </message>
    <message>
        <source>required by the scheme</source>
        <translation>处理方案要求填写</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>Register  (Ctrl+Enter)</source>
        <translation>登记  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Keep as draft  (Esc)</source>
        <translation>存为草稿  (Esc)</translation>
    </message>
    <message>
        <source>Second complaint</source>
        <translation>二次投诉</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Another matter, no second complaint</source>
        <translation>另一件事，不算二次投诉</translation>
    </message>
    <message>
        <source>A second complaint? About the same matter within {days} days: {count}.</source>
        <translation>是否二次投诉？{days} 天内同一事由的投诉有 {count} 件。</translation>
    </message>
    <message>
        <source>The customer complained in the last {days} days: {count}.</source>
        <translation>该客户近 {days} 天内另有投诉 {count} 件。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Share, %</source>
        <translation>比例，%</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>Responsible units and persons</source>
        <translation>责任单位与责任人</translation>
    </message>
    <message>
        <source>Split evenly</source>
        <translation>平均分摊</translation>
    </message>
    <message>
        <source>Together {sum} %</source>
        <translation>合计 {sum} %</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Cost borne by</source>
        <translation>费用承担</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Find responsibility for {number}</source>
        <translation>判定 {number} 的责任</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>轻重</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任归属</translation>
    </message>
    <message>
        <source>Countermeasure</source>
        <translation>对策</translation>
    </message>
    <message>
        <source>The case is archived only when corrective action was found effective.</source>
        <translation>纠正措施验证有效后才能归档。</translation>
    </message>
    <message>
        <source>Follow the improvement</source>
        <translation>跟踪改善</translation>
    </message>
    <message>
        <source>{number} is not our fault</source>
        <translation>{number} 非我方原因</translation>
    </message>
    <message>
        <source>Or attach it to the case as a file first, an appraisal for instance.</source>
        <translation>也可先把依据（如鉴定报告）作为附件加到本案。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Whose fault</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>{number} is unfounded</source>
        <translation>{number} 不成立</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>It is collected on the normal terms.</source>
        <translation>按正常条件收款。</translation>
    </message>
    <message>
        <source>Money still owed</source>
        <translation>未收货款</translation>
    </message>
    <message>
        <source>File {number} as minor</source>
        <translation>{number} 轻微备案</translation>
    </message>
    <message>
        <source>File</source>
        <translation>备案</translation>
    </message>
    <message>
        <source>Departments told</source>
        <translation>已告知部门</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>It stands on the internal form only.</source>
        <translation>仅印在内部联上</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>填写人</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Accept {number}</source>
        <translation>受理 {number}</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Hand on {number}</source>
        <translation>转交 {number}</translation>
    </message>
    <message>
        <source>Now: {stage} ({unit})</source>
        <translation>目前：{stage}（{unit}）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一环节</translation>
    </message>
    <message>
        <source>back: {stage}</source>
        <translation>退回：{stage}</translation>
    </message>
    <message>
        <source>Write why it goes back.</source>
        <translation>请说明退回原因。</translation>
    </message>
    <message>
        <source>Passes over {stages}: write why.</source>
        <translation>跳过 {stages}，请说明原因。</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未指定</translation>
    </message>
    <message>
        <source>Proposal for {number}</source>
        <translation>{number} 处理方案</translation>
    </message>
    <message>
        <source>Demand: {demand}</source>
        <translation>客户要求：{demand}</translation>
    </message>
    <message>
        <source>Settlement: {amount}</source>
        <translation>处理金额：{amount}</translation>
    </message>
    <message>
        <source>Loss: {amount}</source>
        <translation>损失：{amount}</translation>
    </message>
    <message>
        <source>Decided by {title}</source>
        <translation>由{title}核决</translation>
    </message>
    <message>
        <source>Needs no approval</source>
        <translation>无需核决</translation>
    </message>
    <message>
        <source>Saving begins the proposal; its lines may be changed until it is put forward.</source>
        <translation>保存即开始拟定方案；提交核决前可以随时增改项目。</translation>
    </message>
    <message>
        <source>Sent back by {person}: {words}</source>
        <translation>{person}退回：{words}</translation>
    </message>
    <message>
        <source>Line of the proposal</source>
        <translation>方案明细</translation>
    </message>
    <message>
        <source>Why not as suggested</source>
        <translation>与建议不同的理由</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>完成期限</translation>
    </message>
    <message>
        <source>What the customer gets.</source>
        <translation>给客户的金额。</translation>
    </message>
    <message>
        <source>What it costs, where it is known: it counts for who decides.</source>
        <translation>所需费用（已知时填写），计入核决金额。</translation>
    </message>
    <message>
        <source>Put {number} before the approver</source>
        <translation>提交 {number} 核决</translation>
    </message>
    <message>
        <source>Put forward</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Amount decided upon: {amount}</source>
        <translation>核决金额：{amount}</translation>
    </message>
    <message>
        <source>Who went</source>
        <translation>前往人员</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>调查情况</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>鉴定物品</translation>
    </message>
    <message>
        <source>Tested by</source>
        <translation>鉴定机构</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>鉴定结论</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件经过</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>经验教训</translation>
    </message>
    <message>
        <source>Due on {day}</source>
        <translation>应于 {day} 完成</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Fee paid by</source>
        <translation>费用承担方</translation>
    </message>
    <message>
        <source>Everything marked with * is written.</source>
        <translation>带 * 的各项均已填写。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Decision on the sheet: {kind}</source>
        <translation>{kind}批示</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>核决</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>核决人</translation>
    </message>
    <message>
        <source>Talk with the customer about {number}</source>
        <translation>就 {number} 与客户沟通</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>沟通事由</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>沟通方式</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation>沟通对象</translation>
    </message>
    <message>
        <source>Spoken by</source>
        <translation>沟通人</translation>
    </message>
    <message>
        <source>Entered.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Within {days} days by the scheme; where it takes longer, write why.</source>
        <translation>方案规定 {days} 天以内；需要更长时间的，请写明原因。</translation>
    </message>
    <message>
        <source>Stops the clock of the first reply.</source>
        <translation>首次答复的时限到此为止。</translation>
    </message>
    <message>
        <source>Talks about {number}</source>
        <translation>就 {number} 与客户协商</translation>
    </message>
    <message>
        <source>The customer accepts {number}</source>
        <translation>客户接受 {number} 的方案</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>客户接受</translation>
    </message>
    <message>
        <source>Accepted on</source>
        <translation>接受日期</translation>
    </message>
    <message>
        <source>The customer refuses {number}</source>
        <translation>客户不接受 {number} 的方案</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>客户不接受</translation>
    </message>
    <message>
        <source>A new form is opened with the next suffix; this one stays attached to it.</source>
        <translation>将以下一个后缀号另立新表，本表作为附件保留。</translation>
    </message>
    <message>
        <source>Refused on</source>
        <translation>拒绝日期</translation>
    </message>
    <message>
        <source>Demand now</source>
        <translation>现在的要求</translation>
    </message>
    <message>
        <source>Proposed, needs no approval: {lines}</source>
        <translation>拟定方案（无需核决）：{lines}</translation>
    </message>
    <message>
        <source>Approved by {person}, up to {amount}: {lines}</source>
        <translation>{person}已核准，限额 {amount}：{lines}</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>沟通方式</translation>
    </message>
    <message>
        <source>Return visit of {number}</source>
        <translation>{number} 的回访</translation>
    </message>
    <message>
        <source>The customer is dissatisfied. Register a new complaint about it?</source>
        <translation>客户不满意。是否就此登记新投诉？</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>登记新投诉</translation>
    </message>
    <message>
        <source>{customer} · first contact {name} stays.</source>
        <translation>{customer} · 首问责任人 {name} 不变。</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>About the call</source>
        <translation>有关报修</translation>
    </message>
    <message>
        <source>Why it is changed</source>
        <translation>修改原因</translation>
    </message>
    <message>
        <source>Register a complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Choose the customer who complains.</source>
        <translation>请选择投诉的客户。</translation>
    </message>
    <message>
        <source>Registered.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>The complaint is kept as a draft on the home page.</source>
        <translation>投诉已存为草稿，可在首页继续。</translation>
    </message>
    <message>
        <source>Draft of {time}</source>
        <translation>{time} 的草稿</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首问责任人</translation>
    </message>
    <message>
        <source>Stays for ever.</source>
        <translation>永久保留，不可更改。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Back-dated: the clocks run from then.</source>
        <translation>补登：时限从当时起算。</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>回访编号</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回访结果</translation>
    </message>
    <message>
        <source>Return visits of the complaint</source>
        <translation>本案的回访</translation>
    </message>
    <message>
        <source>The customer is dissatisfied: register a new complaint…</source>
        <translation>客户不满意：登记新投诉……</translation>
    </message>
    <message>
        <source>Nobody is reached any more: close the visit…</source>
        <translation>始终联系不上：结束回访……</translation>
    </message>
    <message>
        <source>not reached: {reason}</source>
        <translation>未联系上：{reason}</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>限 {day}</translation>
    </message>
    <message>
        <source>Why is {number} closed without the customer&apos;s answer?</source>
        <translation>{number} 未得到客户答复而结束回访的原因是什么？</translation>
    </message>
    <message>
        <source>Corrective action</source>
        <translation>纠正措施</translation>
    </message>
    <message>
        <source>Corrective actions of the complaint</source>
        <translation>本案的纠正措施</translation>
    </message>
    <message>
        <source>New corrective action</source>
        <translation>新建纠正措施</translation>
    </message>
    <message>
        <source>No corrective action, because…</source>
        <translation>不采取纠正措施，因为……</translation>
    </message>
    <message>
        <source>Exempt: {reason}</source>
        <translation>不追踪：{reason}</translation>
    </message>
    <message>
        <source>{open} of {count} not found effective yet</source>
        <translation>共 {count} 项，{open} 项未验证有效</translation>
    </message>
    <message>
        <source>effective</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>none is followed</source>
        <translation>不追踪</translation>
    </message>
    <message>
        <source>to be opened</source>
        <translation>待拟定</translation>
    </message>
    <message>
        <source>Why is no corrective action followed in {number}?</source>
        <translation>{number} 为何不采取纠正措施？</translation>
    </message>
    <message>
        <source>Rewards and penalties</source>
        <translation>奖惩</translation>
    </message>
    <message>
        <source>Reward and penalty notices of the complaint</source>
        <translation>本案的奖罚通知单</translation>
    </message>
    <message>
        <source>New notice</source>
        <translation>新建通知单</translation>
    </message>
    <message>
        <source>{count} notices, {amount}</source>
        <translation>{count} 张，{amount}</translation>
    </message>
    <message>
        <source>Booklet</source>
        <translation>档案编号</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>卷名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Booklets with the complaint</source>
        <translation>装有本案的档案</translation>
    </message>
    <message>
        <source>Put {number} to the archive? Nothing of it can be changed then.</source>
        <translation>将 {number} 归档？归档后不能再改动。</translation>
    </message>
    <message>
        <source>The complaint</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已留存</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>calendar days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>个工作日</translation>
    </message>
    <message>
        <source>{days} {kind} from {moment}</source>
        <translation>自 {moment} 起 {days} {kind}</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Whole case</source>
        <translation>全案</translation>
    </message>
    <message>
        <source>{hours} hours from {moment}</source>
        <translation>自 {moment} 起 {hours} 小时</translation>
    </message>
    <message>
        <source>{days} days after {moment}</source>
        <translation>{moment} 之后 {days} 天</translation>
    </message>
    <message>
        <source>{name} ({unit}) since {day}</source>
        <translation>{name}（{unit}），自 {day} 起</translation>
    </message>
    <message>
        <source>given {moment}</source>
        <translation>{moment} 已答复</translation>
    </message>
    <message>
        <source>given late, {moment}</source>
        <translation>逾期答复，{moment}</translation>
    </message>
    <message>
        <source>for {day}, told by {person}</source>
        <translation>{day} 前完成，{person} 告知</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>settled {moment}</source>
        <translation>{moment} 办结</translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>逾期 1 天</translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation>逾期 {days} 天</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待核决</translation>
    </message>
    <message>
        <source>Loss, proposal, approval</source>
        <translation>损失、方案与核决</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>核决</translation>
    </message>
    <message>
        <source>Write the proposal…</source>
        <translation>编写方案……</translation>
    </message>
    <message>
        <source>Count the loss…</source>
        <translation>核算损失……</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>核决权限</translation>
    </message>
    <message>
        <source>Loss together</source>
        <translation>损失合计</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>拟定金额</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>核决人</translation>
    </message>
    <message>
        <source>put forward {day} by {person}</source>
        <translation>{person} {day} 提交</translation>
    </message>
    <message>
        <source>Responsibility</source>
        <translation>责任归属</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>责任判定</translation>
    </message>
    <message>
        <source>Improvement followed</source>
        <translation>改善跟踪</translation>
    </message>
    <message>
        <source>not found yet</source>
        <translation>尚未判定</translation>
    </message>
    <message>
        <source>Opinions</source>
        <translation>各单位意见</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>意见栏</translation>
    </message>
    <message>
        <source>Opinions of the units</source>
        <translation>各单位意见</translation>
    </message>
    <message>
        <source>Write the chosen opinion</source>
        <translation>填写所选意见栏</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>{done} of {all} written</source>
        <translation>已填 {done}/{all}</translation>
    </message>
    <message>
        <source>Reports and petitions</source>
        <translation>报告与签呈</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>附表</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>New sheet</source>
        <translation>新建附表</translation>
    </message>
    <message>
        <source>Decision on the chosen sheet</source>
        <translation>填写所选附表的批示</translation>
    </message>
    <message>
        <source>The chosen sheet is void</source>
        <translation>作废所选附表</translation>
    </message>
    <message>
        <source>Why is the sheet void: {kind}?</source>
        <translation>{kind}为何作废？</translation>
    </message>
    <message>
        <source>fee: {payer}</source>
        <translation>费用：{payer}</translation>
    </message>
    <message>
        <source>Talk…</source>
        <translation>沟通……</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>办理进程</translation>
    </message>
    <message>
        <source>In</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>开具</translation>
    </message>
    <message>
        <source>Reminder and late-cause slips</source>
        <translation>催办单与洽办单</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>{count} turns</source>
        <translation>{count} 个环节</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>逾期 {count}</translation>
    </message>
    <message>
        <source>Remind {unit} of “{stage}”, {late}…</source>
        <translation>向{unit}开催办单：“{stage}”已{late}……</translation>
    </message>
    <message>
        <source>Ask {unit} why “{stage}” was {late}…</source>
        <translation>向{unit}开洽办单：“{stage}”曾{late}……</translation>
    </message>
    <message>
        <source>{stage} (passed over: {reason})</source>
        <translation>{stage}（跳过：{reason}）</translation>
    </message>
    <message>
        <source>{days} d late</source>
        <translation>逾期 {days} 天</translation>
    </message>
    <message>
        <source>Talks and promises</source>
        <translation>沟通与承诺</translation>
    </message>
    <message>
        <source>Enter a talk…</source>
        <translation>登记沟通……</translation>
    </message>
    <message>
        <source>Promised for {day}</source>
        <translation>承诺 {day}</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Why is {number} void?</source>
        <translation>{number} 为什么作废？</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Second complaint: {content}</source>
        <translation>二次投诉：{content}</translation>
    </message>
    <message>
        <source>Customer file</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修单 {number}</translation>
    </message>
    <message>
        <source>Device on file</source>
        <translation>设备档案</translation>
    </message>
    <message>
        <source>“{stage}” has its turn next.</source>
        <translation>接着由“{stage}”办理。</translation>
    </message>
    <message>
        <source>Before “{step}”: {missing}</source>
        <translation>“{step}”之前：{missing}</translation>
    </message>
    <message>
        <source>second complaint</source>
        <translation>二次投诉</translation>
    </message>
    <message>
        <source>round {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
    <message>
        <source>Continues {number}</source>
        <translation>承接 {number}</translation>
    </message>
    <message>
        <source>Continued by {number}</source>
        <translation>由 {number} 承接</translation>
    </message>
    <message>
        <source>Second complaint after {number}</source>
        <translation>{number} 之后的二次投诉</translation>
    </message>
    <message>
        <source>Complained again: {number}</source>
        <translation>再次投诉：{number}</translation>
    </message>
</context>
<context>
    <name>complaint_papers</name>
    <message>
        <source>For the customer</source>
        <translation>客户版</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部版</translation>
    </message>
    <message>
        <source>Without opinions, responsibility, losses and decisions. What was not approved is left out.</source>
        <translation>不含各部门意见、责任、损失和核决；未核决的处理方案也不列。</translation>
    </message>
    <message>
        <source>Marked as internal: never hand it to the customer.</source>
        <translation>印有“内部资料 不得外传”，不得交给客户。</translation>
    </message>
    <message>
        <source>{form}, {edition}</source>
        <translation>{form}，{edition}</translation>
    </message>
    <message>
        <source>Print {number}</source>
        <translation>打印 {number}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Copies for</source>
        <translation>各联</translation>
    </message>
    <message>
        <source>Tick at least one copy.</source>
        <translation>请至少勾选一联。</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Print a form…</source>
        <translation>打印表单……</translation>
    </message>
    <message>
        <source>{count} to print</source>
        <translation>{count} 种可打印</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印……</translation>
    </message>
</context>
<context>
    <name>complaint_scheme</name>
    <message>
        <source>the code stands twice</source>
        <translation>代码重复</translation>
    </message>
    <message>
        <source>at least one is needed</source>
        <translation>至少要有一项</translation>
    </message>
    <message>
        <source>the stages do not follow the order of the states</source>
        <translation>环节没有按状态的先后排列</translation>
    </message>
    <message>
        <source>no case is ever approved</source>
        <translation>本方案不核决，不会到这个状态</translation>
    </message>
    <message>
        <source>the stages last {stages} days, the whole only {whole}</source>
        <translation>各环节共 {stages} 天，整个期限只有 {whole} 天</translation>
    </message>
    <message>
        <source>the amounts must climb, and the last must be open</source>
        <translation>金额须逐级升高，最后一级金额留空</translation>
    </message>
    <message>
        <source>required, but the step is not switched on</source>
        <translation>要求必填，但没有启用该步骤</translation>
    </message>
    <message>
        <source>the investigation report needs its days</source>
        <translation>请填写调查报告的天数</translation>
    </message>
    <message>
        <source>a required opinion with the code “verification” is needed</source>
        <translation>须有一栏必填意见，代码为 verification</translation>
    </message>
    <message>
        <source>The scheme is not sound at “{place}”: {why}.</source>
        <translation>处理方案“{place}”处有误：{why}。</translation>
    </message>
    <message>
        <source>an object is expected here</source>
        <translation>此处应为一组内容</translation>
    </message>
    <message>
        <source>there is no such entry</source>
        <translation>没有这一项</translation>
    </message>
    <message>
        <source>missing, or not of the right kind</source>
        <translation>缺少此项，或填写的内容不对</translation>
    </message>
    <message>
        <source>a text is needed</source>
        <translation>此项必须填写</translation>
    </message>
    <message>
        <source>a code has small letters, digits and _ only</source>
        <translation>代码只能用小写字母、数字和下划线，以字母开头</translation>
    </message>
    <message>
        <source>more than {most} entries</source>
        <translation>超过 {most} 项</translation>
    </message>
    <message>
        <source>a number above 0 and up to 366 is expected</source>
        <translation>应为大于 0、不超过 366 的数</translation>
    </message>
    <message>
        <source>a whole number is expected</source>
        <translation>应为整数</translation>
    </message>
    <message>
        <source>an amount in fen above 0 is expected</source>
        <translation>金额应大于 0</translation>
    </message>
    <message>
        <source>one of {choices} is expected</source>
        <translation>应为以下之一：{choices}</translation>
    </message>
    <message>
        <source>a list of texts is expected</source>
        <translation>应为一项或多项文字</translation>
    </message>
    <message>
        <source>a text stands twice</source>
        <translation>有重复的文字</translation>
    </message>
    <message>
        <source>unknown: {words}</source>
        <translation>不认识：{words}</translation>
    </message>
    <message>
        <source>it is far too long</source>
        <translation>内容过长</translation>
    </message>
    <message>
        <source>this cannot be read ({fault})</source>
        <translation>无法读取（{fault}）</translation>
    </message>
    <message>
        <source>the entry stands twice</source>
        <translation>此项出现两次</translation>
    </message>
    <message>
        <source>Choose the market.</source>
        <translation>请选择市场。</translation>
    </message>
    <message>
        <source>Choose the class of the complaint.</source>
        <translation>请选择投诉类别。</translation>
    </message>
    <message>
        <source>Minor cases are filed without a proposal</source>
        <translation>轻微投诉备案，不拟方案</translation>
    </message>
    <message>
        <source>The customer is told a date before a proposal goes on</source>
        <translation>提交方案前先告知客户期限</translation>
    </message>
    <message>
        <source>The customer signs the handling slip</source>
        <translation>客户在处理单上签字</translation>
    </message>
    <message>
        <source>An investigation report goes to management</source>
        <translation>调查处理报告呈报总经理</translation>
    </message>
    <message>
        <source>Proof of purchase is asked for</source>
        <translation>查验购物凭证</translation>
    </message>
    <message>
        <source>A sample goes with the form</source>
        <translation>样品随单</translation>
    </message>
    <message>
        <source>Disputed quality may be appraised</source>
        <translation>质量有争议可送鉴定</translation>
    </message>
    <message>
        <source>Every case is written up before it is archived</source>
        <translation>归档前写成案例</translation>
    </message>
    <message>
        <source>Quality verifies the measure before a proposal</source>
        <translation>提交方案前由质管验证措施</translation>
    </message>
    <message>
        <source>When money or goods are given</source>
        <translation>涉及钱款或货物时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>每案都要</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>In every case</source>
        <translation>每案都要</translation>
    </message>
    <message>
        <source>Where the case says so</source>
        <translation>按个案要求</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>不跟踪</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Proof of purchase</source>
        <translation>购物凭证</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>The registration</source>
        <translation>登记之时</translation>
    </message>
    <message>
        <source>The acceptance by the office</source>
        <translation>主办部门受理之时</translation>
    </message>
    <message>
        <source>Calendar days</source>
        <translation>日历天</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Complaint registration form</source>
        <translation>客户投诉登记表</translation>
    </message>
    <message>
        <source>Complaint handling form</source>
        <translation>客户投诉处理表</translation>
    </message>
    <message>
        <source>Quality feedback sheet</source>
        <translation>产品质量信息返馈单</translation>
    </message>
    <message>
        <source>Complaint handling sheet</source>
        <translation>客户抱怨处理表</translation>
    </message>
    <message>
        <source>Branch complaint record</source>
        <translation>顾客投诉记录表</translation>
    </message>
    <message>
        <source>Handling sheet, two parts</source>
        <translation>顾客投诉处理表</translation>
    </message>
    <message>
        <source>Service complaint record</source>
        <translation>服务投诉记录单</translation>
    </message>
    <message>
        <source>Complaint record</source>
        <translation>客户投诉记录单</translation>
    </message>
    <message>
        <source>Complaint handling slip</source>
        <translation>客户投诉处理单</translation>
    </message>
    <message>
        <source>Case study</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>Investigation report</source>
        <translation>调查处理报告</translation>
    </message>
    <message>
        <source>Petition</source>
        <translation>签呈</translation>
    </message>
    <message>
        <source>Reminder slip</source>
        <translation>催办单</translation>
    </message>
    <message>
        <source>Late-cause slip</source>
        <translation>洽办单</translation>
    </message>
    <message>
        <source>Return slip</source>
        <translation>成品退货单</translation>
    </message>
    <message>
        <source>Allowance certificate</source>
        <translation>销货折让证明单</translation>
    </message>
    <message>
        <source>Sales return certificate</source>
        <translation>销货退回证明单</translation>
    </message>
    <message>
        <source>Penalty notice</source>
        <translation>奖罚通知单</translation>
    </message>
    <message>
        <source>for the customer</source>
        <translation>客户版</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部版</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Opinions</source>
        <translation>意见栏</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>核决</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Forms and copies</source>
        <translation>表单与联次</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>First reply within {hours} hours.</source>
        <translation>{hours} 小时内首次答复。</translation>
    </message>
    <message>
        <source>{market}: no limit.</source>
        <translation>{market}：不限期。</translation>
    </message>
    <message>
        <source>{market}: settled within {days} days.</source>
        <translation>{market}：{days} 天内结案。</translation>
    </message>
    <message>
        <source>Counted in {clock}, from {moment}.</source>
        <translation>按{clock}，自{moment}起算。</translation>
    </message>
    <message>
        <source>Promised to the customer for a day within {days} days at most.</source>
        <translation>向客户承诺的日期最长 {days} 天。</translation>
    </message>
    <message>
        <source>Investigation report within {days} days.</source>
        <translation>{days} 天内提出调查处理报告。</translation>
    </message>
    <message>
        <source>Return visit within {days} days after the settlement.</source>
        <translation>处理后 {days} 天内回访。</translation>
    </message>
    <message>
        <source>may be passed over</source>
        <translation>可跳过</translation>
    </message>
    <message>
        <source>Classes: {list}.</source>
        <translation>类别：{list}。</translation>
    </message>
    <message>
        <source>Channels: {list}.</source>
        <translation>投诉方式：{list}。</translation>
    </message>
    <message>
        <source>Product data: {list}.</source>
        <translation>产品资料：{list}。</translation>
    </message>
    <message>
        <source>Required: {list}.</source>
        <translation>必填：{list}。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>also on the customer&apos;s edition</source>
        <translation>客户版也印</translation>
    </message>
    <message>
        <source>Nothing is put before an approver.</source>
        <translation>不需核决。</translation>
    </message>
    <message>
        <source>Asked for: {when}.</source>
        <translation>何时核决：{when}。</translation>
    </message>
    <message>
        <source>Any amount: {title}.</source>
        <translation>不论金额：{title}。</translation>
    </message>
    <message>
        <source>More: {title}.</source>
        <translation>超过以上金额：{title}。</translation>
    </message>
    <message>
        <source>Up to {amount} yuan: {title}.</source>
        <translation>{amount} 元以内（含）：{title}。</translation>
    </message>
    <message>
        <source>Settlements: {list}.</source>
        <translation>处理方式：{list}。</translation>
    </message>
    <message>
        <source>Corrective action is followed: {when}.</source>
        <translation>纠正措施跟踪：{when}。</translation>
    </message>
    <message>
        <source>{form} ({edition}) × {count}: {list}.</source>
        <translation>{form}（{edition}）{count} 联：{list}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>by the branch</source>
        <translation>本分公司</translation>
    </message>
    <message>
        <source>the code of a scheme stays; copy the scheme instead</source>
        <translation>方案的代码不能改；请另建副本</translation>
    </message>
    <message>
        <source>Somebody else saved version {version} meanwhile. Open the scheme again.</source>
        <translation>其间有人保存了第 {version} 版。请重新打开该方案。</translation>
    </message>
    <message>
        <source>The last scheme stays: no complaint could be registered.</source>
        <translation>最后一个方案不能删除，否则无法登记投诉。</translation>
    </message>
    <message>
        <source>One scheme at least is offered. Offer another one first.</source>
        <translation>至少要启用一个方案。请先启用另一个。</translation>
    </message>
    <message>
        <source>This file is too large for a scheme.</source>
        <translation>文件过大，不是处理方案。</translation>
    </message>
    <message>
        <source>{name} is no scheme.</source>
        <translation>{name} 不是处理方案。</translation>
    </message>
    <message>
        <source>{name} cannot be read. Is it still there?</source>
        <translation>{name} 无法读取。文件还在吗？</translation>
    </message>
    <message>
        <source>“{name}” has this code, and was deleted; bring it back</source>
        <translation>“{name}”已用此代码，且已删除；请恢复该方案</translation>
    </message>
    <message>
        <source>“{name}” has this code</source>
        <translation>“{name}”已用此代码</translation>
    </message>
    <message>
        <source>This scheme was deleted. Bring it back first.</source>
        <translation>该方案已删除，请先恢复。</translation>
    </message>
    <message>
        <source>The scheme “{name}” was deleted. Choose another.</source>
        <translation>处理方案“{name}”已删除，请另选。</translation>
    </message>
    <message>
        <source>Choose the scheme.</source>
        <translation>请选择处理方案。</translation>
    </message>
</context>
<context>
    <name>complaint_schemes</name>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Make usual</source>
        <translation>设为常用</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Take over from a file …</source>
        <translation>从文件导入……</translation>
    </message>
    <message>
        <source>Save as a file …</source>
        <translation>存为文件……</translation>
    </message>
    <message>
        <source>Complaint schemes</source>
        <translation>投诉处理方案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Regulation</source>
        <translation>依据制度</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>编写</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>yes, the usual one</source>
        <translation>是，常用</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>the branch</source>
        <translation>本分公司</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Offer no more</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>complaint_slip</name>
    <message>
        <source>Not answered</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Reminder slip</source>
        <translation>催办单</translation>
    </message>
    <message>
        <source>Late-cause slip</source>
        <translation>洽办单</translation>
    </message>
    <message>
        <source>Write why the stage was late.</source>
        <translation>请填写逾期原因。</translation>
    </message>
    <message>
        <source>Write what the unit answers.</source>
        <translation>请填写答复内容。</translation>
    </message>
    <message>
        <source>Enter the day of the answer.</source>
        <translation>请填写答复日期。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>日期还没到。</translation>
    </message>
    <message>
        <source>The slip was issued later than this.</source>
        <translation>不能早于单据开具日期。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Enter the answer</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <source>None of these is due a slip: not late, or reminded already.</source>
        <translation>所选环节都不需要开单：没有逾期，或已经催办。</translation>
    </message>
    <message>
        <source>At most {count} slips at once. Choose fewer.</source>
        <translation>一次最多开 {count} 张，请少选一些。</translation>
    </message>
    <message>
        <source>This day is over already.</source>
        <translation>日期已过。</translation>
    </message>
    <message>
        <source>Choose the slip.</source>
        <translation>请选择单据。</translation>
    </message>
    <message>
        <source>“{stage}” has a slip already.</source>
        <translation>“{stage}”已有单据。</translation>
    </message>
    <message>
        <source>The case is void.</source>
        <translation>本案已作废。</translation>
    </message>
    <message>
        <source>“{stage}” is not late.</source>
        <translation>“{stage}”没有逾期。</translation>
    </message>
    <message>
        <source>“{stage}” is over: there is nothing to remind of.</source>
        <translation>“{stage}”已办完，无需催办。</translation>
    </message>
    <message>
        <source>“{stage}” still goes on: remind the unit instead.</source>
        <translation>“{stage}”仍在办理，请开催办单。</translation>
    </message>
    <message>
        <source>The case is not closed yet: units are asked why they were late afterwards.</source>
        <translation>本案尚未办结；洽办单在办结之后开具。</translation>
    </message>
    <message>
        <source>The sheet of {number} is not kept here.</source>
        <translation>本机构没有留存 {number} 的单据。</translation>
    </message>
    <message>
        <source>Remind {unit}</source>
        <translation>催办 {unit}</translation>
    </message>
    <message>
        <source>Ask {unit} why it was late</source>
        <translation>洽询 {unit} 逾期原因</translation>
    </message>
    <message>
        <source>Issue and print</source>
        <translation>开具并打印</translation>
    </message>
    <message>
        <source>{case}, {stage}: {late}.</source>
        <translation>{case}，{stage}：{late}。</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>要求事项</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>限期答复</translation>
    </message>
    <message>
        <source>Answer to {number}</source>
        <translation>{number} 的答复</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Why it was late</source>
        <translation>逾期原因</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>答复日期</translation>
    </message>
    <message>
        <source>Why is {number} void? The number stays used.</source>
        <translation>{number} 为何作废？编号不再使用。</translation>
    </message>
    <message>
        <source>Issue the slips that {count} turns are due?</source>
        <translation>为所选 {count} 个环节开具应开的催办单、洽办单？</translation>
    </message>
    <message>
        <source>Slips to units ({count})</source>
        <translation>催办单、洽办单（{count}）</translation>
    </message>
    <message>
        <source>Enter the answer…</source>
        <translation>登记答复……</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>In</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>Late when issued</source>
        <translation>开具时逾期</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>开具时间</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>开具人</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
</context>
<context>
    <name>contract</name>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维保</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在保</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>已续签</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>未续</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>New contract</source>
        <translation>新合同</translation>
    </message>
    <message>
        <source>Edit the chosen contract</source>
        <translation>修改所选合同</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Extend {number}</source>
        <translation>延期 {number}</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>The current term runs until {day}. Entitlements count anew in the next.</source>
        <translation>本期到 {day} 止。下一期额度重新计算。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>商定日期</translation>
    </message>
    <message>
        <source>Suspend {number}</source>
        <translation>暂停 {number}</translation>
    </message>
    <message>
        <source>Empty: until it is resumed.</source>
        <translation>空：直到恢复。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Resume {number}</source>
        <translation>恢复 {number}</translation>
    </message>
    <message>
        <source>Cancel {number}</source>
        <translation>取消 {number}</translation>
    </message>
    <message>
        <source>The days before stay covered; calls from that day on are chargeable.</source>
        <translation>之前的日子仍有效；从该日起报修收费。</translation>
    </message>
    <message>
        <source>Instalments of {number}</source>
        <translation>{number} 的分期付款</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>分期付款</translation>
    </message>
    <message>
        <source>every</source>
        <translation>每隔</translation>
    </message>
    <message>
        <source> months</source>
        <translation> 个月</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应付日</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Why the plan changes</source>
        <translation>修改分期的原因</translation>
    </message>
    <message>
        <source>A date like 2026-12-31.</source>
        <translation>日期格式如 2026-12-31。</translation>
    </message>
    <message>
        <source>Together {total} of {fee}</source>
        <translation>合计 {total}，合同费用 {fee}</translation>
    </message>
    <message>
        <source>of it paid: {paid}</source>
        <translation>其中已付：{paid}</translation>
    </message>
    <message>
        <source>{number}: instalment of {amount}</source>
        <translation>{number}：分期款 {amount}</translation>
    </message>
    <message>
        <source>Empty: not paid.</source>
        <translation>空：未付。</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>付款日</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Line of renewals</source>
        <translation>续签链</translation>
    </message>
    <message>
        <source>{count} terms</source>
        <translation>{count} 期</translation>
    </message>
    <message>
        <source>{number} ({start} – {end}, {state})</source>
        <translation>{number}（{start} – {end}，{state}）</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>各期</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期</translation>
    </message>
    <message>
        <source>Suspended from</source>
        <translation>暂停自</translation>
    </message>
    <message>
        <source>Suspensions</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Plan the instalments</source>
        <translation>安排分期</translation>
    </message>
    <message>
        <source>The chosen one is paid</source>
        <translation>选中的一期已付</translation>
    </message>
    <message>
        <source>Void the chosen one</source>
        <translation>作废选中的一期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The instalments of this term add up to {total}, the fee is {fee}. Plan them anew.</source>
        <translation>本期各期合计 {total}，合同费用为 {fee}，请重新安排分期。</translation>
    </message>
    <message>
        <source>Why is this instalment voided?</source>
        <translation>为什么作废这一期？</translation>
    </message>
    <message>
        <source>voided: {reason}</source>
        <translation>已作废：{reason}</translation>
    </message>
    <message>
        <source>paid on {day}</source>
        <translation>{day} 已付</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>not paid</source>
        <translation>未付</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Included services</source>
        <translation>包含的服务</translation>
    </message>
    <message>
        <source>Covers all devices of the customer</source>
        <translation>覆盖该客户的全部设备</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Choose the customer.</source>
        <translation>请选择客户。</translation>
    </message>
    <message>
        <source>Leave this and open the other contract</source>
        <translation>放弃本次输入，打开另一份合同</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Terms of payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>First party</source>
        <translation>甲方</translation>
    </message>
    <message>
        <source>Second party</source>
        <translation>乙方</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签订日</translation>
    </message>
    <message>
        <source>What it covers</source>
        <translation>包含什么</translation>
    </message>
    <message>
        <source>Covered devices</source>
        <translation>覆盖的设备</translation>
    </message>
    <message>
        <source>None ticked: all work is included.</source>
        <translation>都不勾选：全部工作包含在内。</translation>
    </message>
    <message>
        <source>Included work</source>
        <translation>包含工作</translation>
    </message>
    <message>
        <source>Excluded work</source>
        <translation>除外工作</translation>
    </message>
    <message>
        <source>Excluded services</source>
        <translation>除外服务</translation>
    </message>
    <message>
        <source>What it promises, and how much of it in a term</source>
        <translation>承诺与每期额度</translation>
    </message>
    <message>
        <source>Inspection every, months</source>
        <translation>检查周期（月）</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>起算日</translation>
    </message>
    <message>
        <source>Shortens the response of calls under this contract.</source>
        <translation>缩短本合同内报修的响应时限。</translation>
    </message>
    <message>
        <source>Response within, hours</source>
        <translation>响应时限（小时）</translation>
    </message>
    <message>
        <source>Promise in words</source>
        <translation>承诺（文字）</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Visits included</source>
        <translation>包含上门次数</translation>
    </message>
    <message>
        <source>Hours included</source>
        <translation>包含工时</translation>
    </message>
    <message>
        <source>Parts budget</source>
        <translation>配件额度</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>ended {days} days ago</source>
        <translation>{days} 天前到期</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>还剩 {days} 天</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>附件与记录</translation>
    </message>
    <message>
        <source>Extend…</source>
        <translation>延期……</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>暂停……</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>恢复……</translation>
    </message>
    <message>
        <source>Covered device</source>
        <translation>覆盖设备</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>every {months} months</source>
        <translation>每 {months} 个月</translation>
    </message>
    <message>
        <source>within {hours} h</source>
        <translation>{hours} 小时内</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>定期检查</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Covers all devices ({count})</source>
        <translation>覆盖全部设备（{count}）</translation>
    </message>
    <message>
        <source>Covered devices ({count})</source>
        <translation>覆盖的设备（{count}）</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Cancel the contract</source>
        <translation>取消合同</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>上门次数</translation>
    </message>
    <message>
        <source>Hours of work</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>{used}, no limit</source>
        <translation>{used}，不限</translation>
    </message>
    <message>
        <source>{used} of {included}</source>
        <translation>{used} / {included}</translation>
    </message>
    <message>
        <source>Instalments due</source>
        <translation>应收分期款</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Paid…</source>
        <translation>已付……</translation>
    </message>
    <message>
        <source>Open the contract</source>
        <translation>打开合同</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Overdue {late}; until {day} {all} in all.</source>
        <translation>逾期 {late}；到 {day} 共 {all}。</translation>
    </message>
</context>
<context>
    <name>contracts</name>
    <message>
        <source>The contract is not in a state for this.</source>
        <translation>合同当前状态不能这样做。</translation>
    </message>
    <message>
        <source>A kind of work cannot be both included and excluded.</source>
        <translation>同一类工作不能既包含又除外。</translation>
    </message>
    <message>
        <source>Contract {number} covers this from {from_day} to {to_day} already. Choose other days or devices.</source>
        <translation>合同 {number} 在 {from_day} 至 {to_day} 已包含该设备，请改日期或设备。</translation>
    </message>
    <message>
        <source>The term before runs until {day}; this one begins later.</source>
        <translation>上一期到 {day} 止，本期须在其后开始。</translation>
    </message>
    <message>
        <source>{device} belongs to another customer; a contract covers its own customer&apos;s.</source>
        <translation>{device} 属于另一客户；合同只能包含本客户的设备。</translation>
    </message>
    <message>
        <source>Choose one of the listed values.</source>
        <translation>请从列出的选项中选择。</translation>
    </message>
    <message>
        <source>From {least} to {most}, or empty.</source>
        <translation>{least} 至 {most}，或留空。</translation>
    </message>
    <message>
        <source>The contract would end on {end}, before it starts on {start}.</source>
        <translation>合同截止日 {end} 早于起始日 {start}。</translation>
    </message>
    <message>
        <source>Give the first and the last day.</source>
        <translation>请填写起止日期。</translation>
    </message>
    <message>
        <source>A fee cannot be below zero nor that large.</source>
        <translation>费用不能为负，也不能这么大。</translation>
    </message>
    <message>
        <source>Choose the devices that are covered.</source>
        <translation>请选择覆盖的设备。</translation>
    </message>
    <message>
        <source>From 1 to {most} instalments.</source>
        <translation>分期数为 1 至 {most}。</translation>
    </message>
    <message>
        <source>The instalments add up to {total}, the fee is {fee}.</source>
        <translation>各期合计 {total}，合同费用为 {fee}，两者不符。</translation>
    </message>
    <message>
        <source>This day lies in the future.</source>
        <translation>这个日期还没到。</translation>
    </message>
    <message>
        <source>This instalment is paid. Take the paid mark away first.</source>
        <translation>这一期已付，请先取消已付标记。</translation>
    </message>
    <message>
        <source>This instalment is voided.</source>
        <translation>这一期已作废。</translation>
    </message>
    <message>
        <source>The current term runs until {day}; the next begins after it.</source>
        <translation>本期到 {day} 止，下一期须在其后开始。</translation>
    </message>
    <message>
        <source>The contract is suspended from {since} already.</source>
        <translation>合同自 {since} 起已暂停。</translation>
    </message>
    <message>
        <source>The contract is not suspended.</source>
        <translation>合同未暂停。</translation>
    </message>
    <message>
        <source>The contract is cancelled, renewed or lapsed already.</source>
        <translation>合同已取消、已续签或未续。</translation>
    </message>
</context>
<context>
    <name>controlled_forms</name>
    <message>
        <source>Controlled forms</source>
        <translation>受控表单</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>文件编号</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发布日期</translation>
    </message>
</context>
<context>
    <name>corrective_action</name>
    <message>
        <source>To do</source>
        <translation>待实施</translation>
    </message>
    <message>
        <source>Done, to check</source>
        <translation>已实施，待验证</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Not effective</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Corrective</source>
        <translation>纠正措施</translation>
    </message>
    <message>
        <source>Preventive</source>
        <translation>预防措施</translation>
    </message>
    <message>
        <source>Write what was done.</source>
        <translation>请写做了什么。</translation>
    </message>
    <message>
        <source>Somebody else than who acted checks whether it is effective.</source>
        <translation>效果须由实施人以外的人验证。</translation>
    </message>
    <message>
        <source>Write what shows it.</source>
        <translation>请写验证依据。</translation>
    </message>
    <message>
        <source>Write what is done instead.</source>
        <translation>请写改做什么。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请写原因。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已实施</translation>
    </message>
    <message>
        <source>The check comes after it was done.</source>
        <translation>验证日期不能早于实施日期。</translation>
    </message>
    <message>
        <source>A corrective action of this case stands: void it first.</source>
        <translation>本案已有纠正措施，请先作废。</translation>
    </message>
    <message>
        <source>The complaint is closed: “{state}”.</source>
        <translation>投诉已结束：“{state}”。</translation>
    </message>
    <message>
        <source>Choose corrective or preventive.</source>
        <translation>请选择纠正或预防。</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>请写要做什么。</translation>
    </message>
    <message>
        <source>{name} has left.</source>
        <translation>{name} 已离职。</translation>
    </message>
    <message>
        <source>Name the unit or the person who does it.</source>
        <translation>请填实施单位或实施人。</translation>
    </message>
    <message>
        <source>Enter by when it is to be done.</source>
        <translation>请填完成期限。</translation>
    </message>
    <message>
        <source>This day is over already.</source>
        <translation>这一天已经过了。</translation>
    </message>
    <message>
        <source>New corrective action</source>
        <translation>新建纠正措施</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>完成期限</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>措施内容</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>实施人</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>实施单位</translation>
    </message>
    <message>
        <source>Empty: the person&apos;s department.</source>
        <translation>留空为实施人所在部门。</translation>
    </message>
    <message>
        <source>{number} is done</source>
        <translation>{number} 已实施</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>实施情况</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>实施日期</translation>
    </message>
    <message>
        <source>Effect to be checked by</source>
        <translation>验证期限</translation>
    </message>
    <message>
        <source>Check the effect of {number}</source>
        <translation>验证 {number} 的效果</translation>
    </message>
    <message>
        <source>Enter the check</source>
        <translation>录入验证</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>effective</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>not effective</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>验证依据</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>验证日期</translation>
    </message>
    <message>
        <source>Done instead</source>
        <translation>改做</translation>
    </message>
    <message>
        <source>Instead, by</source>
        <translation>改做期限</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Instead of {number}</source>
        <translation>接替 {number}</translation>
    </message>
    <message>
        <source>Replaced by {number}</source>
        <translation>由 {number} 接替</translation>
    </message>
    <message>
        <source>Why is {number} void?</source>
        <translation>{number} 为何作废？</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>已实施……</translation>
    </message>
    <message>
        <source>Check the effect…</source>
        <translation>验证效果……</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>Complaint about</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>验证人</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>建立人</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
</context>
<context>
    <name>counter_sale</name>
    <message>
        <source>This customer is out of use. Take them into use first.</source>
        <translation>该客户已停用，请先启用。</translation>
    </message>
    <message>
        <source>Counter sale</source>
        <translation>柜台销售</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Shop and counter</source>
        <translation>门店柜台</translation>
    </message>
    <message>
        <source>Empty means today.</source>
        <translation>留空为今天。</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>销售日期</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修期</translation>
    </message>
    <message>
        <source>Warranty card</source>
        <translation>保修卡号</translation>
    </message>
    <message>
        <source>It is {number} {name} {phone}: enter the goods in that file</source>
        <translation>是已有客户 {number} {name} {phone}：商品记入该档案</translation>
    </message>
    <message>
        <source>The sale is entered: customer file and warranty.</source>
        <translation>已登记：客户档案和保修。</translation>
    </message>
</context>
<context>
    <name>cover</name>
    <message>
        <source>Free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Chargeable</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>A paid</source>
        <translation>A 有费</translation>
    </message>
    <message>
        <source>B contract</source>
        <translation>B 合同</translation>
    </message>
    <message>
        <source>C free</source>
        <translation>C 免费</translation>
    </message>
    <message>
        <source>D internal</source>
        <translation>D 行政</translation>
    </message>
    <message>
        <source>our own equipment</source>
        <translation>本公司自用设备</translation>
    </message>
    <message>
        <source>maker&apos;s warranty until {ends_on}, {days_left} days left</source>
        <translation>厂家保修至 {ends_on}，还剩 {days_left} 天</translation>
    </message>
    <message>
        <source>extended warranty {document} until {ends_on}, {days_left} days left</source>
        <translation>延保 {document} 至 {ends_on}，还有 {days_left} 天</translation>
    </message>
    <message>
        <source>warranty contract {document} until {ends_on}, {days_left} days left</source>
        <translation>保修合同 {document} 至 {ends_on}，还剩 {days_left} 天</translation>
    </message>
    <message>
        <source>maintenance contract {document} until {ends_on}, {days_left} days left</source>
        <translation>维保合同 {document} 至 {ends_on}，还剩 {days_left} 天</translation>
    </message>
    <message>
        <source>the unit was replaced on {starts_on}; its cover passed to {document}</source>
        <translation>该机已于 {starts_on} 更换，保障转到 {document}</translation>
    </message>
    <message>
        <source>the visits of contract {document} are used up</source>
        <translation>合同 {document} 的上门次数已用完</translation>
    </message>
    <message>
        <source>the hours of contract {document} are used up</source>
        <translation>合同 {document} 的工时已用完</translation>
    </message>
    <message>
        <source>the parts budget of contract {document} is used up</source>
        <translation>合同 {document} 的配件额度已用完</translation>
    </message>
    <message>
        <source>contract {document} does not include: {work}</source>
        <translation>合同 {document} 不包含：{work}</translation>
    </message>
    <message>
        <source>the warranty does not include: {work}</source>
        <translation>保修不包含：{work}</translation>
    </message>
    <message>
        <source>between two terms of contract {document}: one ended on {ends_on}, the next begins on {starts_on}</source>
        <translation>合同 {document} 两期之间的空档：上一期 {ends_on} 到期，下一期 {starts_on} 开始</translation>
    </message>
    <message>
        <source>contract {document} is suspended</source>
        <translation>合同 {document} 已暂停</translation>
    </message>
    <message>
        <source>between contracts: {document} ended on {ends_on}, {next} begins on {starts_on}</source>
        <translation>两份合同之间：{document} 已于 {ends_on} 到期，{next} 自 {starts_on} 起</translation>
    </message>
    <message>
        <source>contract {document} ended on {ends_on}</source>
        <translation>合同 {document} 已于 {ends_on} 到期</translation>
    </message>
    <message>
        <source>contract {document} ended on {ends_on} and was not renewed</source>
        <translation>合同 {document} 已于 {ends_on} 到期，未续签</translation>
    </message>
    <message>
        <source>contract {document} begins on {starts_on}</source>
        <translation>合同 {document} 自 {starts_on} 起生效</translation>
    </message>
    <message>
        <source>contract {document} is cancelled</source>
        <translation>合同 {document} 已取消</translation>
    </message>
    <message>
        <source>contract {document} does not cover this device</source>
        <translation>合同 {document} 不覆盖此设备</translation>
    </message>
    <message>
        <source>the device is not known; ask for its serial</source>
        <translation>设备不明；请询问序列号</translation>
    </message>
    <message>
        <source>extended warranty {document} ended on {ends_on}</source>
        <translation>延保 {document} 已于 {ends_on} 到期</translation>
    </message>
    <message>
        <source>maker&apos;s warranty ended on {ends_on}</source>
        <translation>厂家保修已于 {ends_on} 到期</translation>
    </message>
    <message>
        <source>maker&apos;s warranty begins on {starts_on}</source>
        <translation>厂家保修自 {starts_on} 起</translation>
    </message>
    <message>
        <source>the date of purchase or installation is missing; ask for it</source>
        <translation>缺购买或安装日期；请询问</translation>
    </message>
    <message>
        <source>no warranty and no contract</source>
        <translation>没有保修，也没有合同</translation>
    </message>
    <message>
        <source>Cover is shown when a customer and device are chosen.</source>
        <translation>选定客户和设备后显示保修判定。</translation>
    </message>
    <message>
        <source>Proof: {document}</source>
        <translation>凭据：{document}</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>保修判定</translation>
    </message>
    <message>
        <source>Maker&apos;s warranty</source>
        <translation>厂家保修</translation>
    </message>
    <message>
        <source>Extended warranty</source>
        <translation>延保</translation>
    </message>
    <message>
        <source>Warranty contract</source>
        <translation>保修合同</translation>
    </message>
    <message>
        <source>Maintenance contract</source>
        <translation>维保合同</translation>
    </message>
    <message>
        <source>the remainder passes on</source>
        <translation>承接剩余保修期</translation>
    </message>
    <message>
        <source>the warranty starts again</source>
        <translation>重新起算</translation>
    </message>
    <message>
        <source>the longer of the two</source>
        <translation>取两者较长</translation>
    </message>
    <message>
        <source>Cover over time</source>
        <translation>保障时间条</translation>
    </message>
    <message>
        <source>{layer} {document}: {start} – {end}, {state}</source>
        <translation>{layer} {document}：{start} – {end}，{state}</translation>
    </message>
    <message>
        <source>suspended today</source>
        <translation>今天暂停</translation>
    </message>
    <message>
        <source>covers today</source>
        <translation>今天在保</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>gap today</source>
        <translation>今天为空档</translation>
    </message>
    <message>
        <source>Term {place}: {start} – {end}</source>
        <translation>第 {place} 期：{start} – {end}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>工作类别</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Who pays for</source>
        <translation>谁付费：</translation>
    </message>
    <message>
        <source>on</source>
        <translation>于</translation>
    </message>
</context>
<context>
    <name>custody</name>
    <message>
        <source>Customer&apos;s device</source>
        <translation>客户设备</translation>
    </message>
    <message>
        <source>Loaner unit</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分公司</translation>
    </message>
    <message>
        <source>Supplier or maker</source>
        <translation>供应商或厂家</translation>
    </message>
    <message>
        <source>Gone for good</source>
        <translation>已终结</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>the branch</source>
        <translation>分公司</translation>
    </message>
    <message>
        <source>{object} is gone for good.</source>
        <translation>{object}已终结，不能再交接。</translation>
    </message>
    <message>
        <source>{object} is with {holder}, not with {giver}.</source>
        <translation>{object}在{holder}处，不在{giver}处。</translation>
    </message>
    <message>
        <source>{object} is with {holder} already.</source>
        <translation>{object}已在{holder}处。</translation>
    </message>
    <message>
        <source>Give a quantity of one or more.</source>
        <translation>数量至少为 1。</translation>
    </message>
    <message>
        <source>{holder} has {available} of {object}, not {wanted}.</source>
        <translation>{holder}只有{available}件{object}，不足{wanted}件。</translation>
    </message>
    <message>
        <source>The hand-over lies before the last one.</source>
        <translation>交接时间早于上一次交接。</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>维修间</translation>
    </message>
    <message>
        <source>Nobody was ever given this: its chain has not begun.</source>
        <translation>该物品还没有交接记录。</translation>
    </message>
    <message>
        <source>From hand to hand</source>
        <translation>交接记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>交出</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Photographs of this hand-over</source>
        <translation>本次交接的照片</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Taken back and lent</source>
        <translation>返修与借用</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Past its day</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Open {kind} {number}</source>
        <translation>打开{kind} {number}</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修单 {number}</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Kind of holder</source>
        <translation>持有方</translation>
    </message>
    <message>
        <source>There since</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Property of</source>
        <translation>物主</translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation>在原处</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>在外</translation>
    </message>
</context>
<context>
    <name>customer</name>
    <message>
        <source>Company</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>业主</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>潜在</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>是下面的客户吗？</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>same telephone</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>same name and telephone</source>
        <translation>名称和电话相同</translation>
    </message>
    <message>
        <source>Customer file</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Key customer</source>
        <translation>重要客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>市区/郊区</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Data-use consent</source>
        <translation>资料使用同意</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>About</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>客户关系</translation>
    </message>
    <message>
        <source>★ Key customer</source>
        <translation>★ 重要客户</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Devices {count}</source>
        <translation>设备 {count}</translation>
    </message>
    <message>
        <source>Contracts {count}</source>
        <translation>合同 {count}</translation>
    </message>
    <message>
        <source>Open calls {count}</source>
        <translation>未完成报修 {count}</translation>
    </message>
    <message>
        <source>All calls {count}</source>
        <translation>全部报修 {count}</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>显示全部 {count}</translation>
    </message>
    <message>
        <source>Why is {name} taken out of use?</source>
        <translation>为什么停用 {name}？</translation>
    </message>
    <message>
        <source>Register a call</source>
        <translation>登记报修</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Out of use / in use</source>
        <translation>停用 / 启用</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并……</translation>
    </message>
    <message>
        <source>This customer is on file twice</source>
        <translation>该客户重复建档</translation>
    </message>
    <message>
        <source>Return or exchange…</source>
        <translation>退换货……</translation>
    </message>
    <message>
        <source>Complaint…</source>
        <translation>投诉……</translation>
    </message>
    <message>
        <source>Find in the timeline</source>
        <translation>在时间线中查找</translation>
    </message>
    <message>
        <source>Changes of the file</source>
        <translation>档案修改记录</translation>
    </message>
    <message>
        <source>New device</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>Edit the chosen device</source>
        <translation>修改所选设备</translation>
    </message>
    <message>
        <source>Complaints {count}</source>
        <translation>投诉 {count}</translation>
    </message>
    <message>
        <source>Complaints {count}, open {open}</source>
        <translation>投诉 {count}（未结 {open}）</translation>
    </message>
    <message>
        <source>Find a device: serial, model, place</source>
        <translation>查找设备：序列号、型号、位置</translation>
    </message>
    <message>
        <source>Find a device</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Warranty end</source>
        <translation>保修到期</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>保修判定</translation>
    </message>
    <message>
        <source>Open calls</source>
        <translation>未完成报修</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>No device of this customer holds these words.</source>
        <translation>这个客户没有符合这些字的设备。</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} / {count} 台</translation>
    </message>
</context>
<context>
    <name>customers</name>
    <message>
        <source>{count} calls of this customer are still open. Finish or cancel them first.</source>
        <translation>该客户还有 {count} 个报修未完成。请先完成或取消。</translation>
    </message>
    <message>
        <source>Choose one of the listed values.</source>
        <translation>请从列出的选项中选择。</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>这不是电子邮件地址。</translation>
    </message>
    <message>
        <source>At most {count} are kept here.</source>
        <translation>这里最多保存 {count} 项。</translation>
    </message>
    <message>
        <source>This file was merged into {number} {name}. Use that one.</source>
        <translation>该档案已并入 {number} {name}，请使用后者。</translation>
    </message>
</context>
<context>
    <name>database</name>
    <message>
        <source>This build contains SQLite {version}, which can lose saved records. Install the program again.</source>
        <translation>本程序所带的 SQLite {version} 可能丢失已保存的记录。请重新安装程序。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed. Free some space, then save again.</source>
        <translation>磁盘已满，没有作任何修改。请腾出空间后再保存。</translation>
    </message>
    <message>
        <source>Another program is using the database. Wait a moment, then try again.</source>
        <translation>另一个程序正在使用数据库。请稍候再试。</translation>
    </message>
    <message>
        <source>The database cannot be written. Ask for the right to write in its folder.</source>
        <translation>数据库不能写入。请申请其所在文件夹的写入权限。</translation>
    </message>
    <message>
        <source>The database is damaged. Stop working and restore the last backup.</source>
        <translation>数据库已损坏。请停止工作，并恢复最近的备份。</translation>
    </message>
    <message>
        <source>This file is not a database of this program, or its key is wrong. Choose another file.</source>
        <translation>此文件不是本程序的数据库，或密钥不对。请选择其他文件。</translation>
    </message>
    <message>
        <source>The database cannot be reached. Check the drive, the folder or the network, then try again.</source>
        <translation>无法访问数据库。请检查磁盘、文件夹或网络后再试。</translation>
    </message>
    <message>
        <source>The disk reports an error. Nothing was changed. Check the disk and make a backup now.</source>
        <translation>磁盘报错，没有作任何修改。请检查磁盘并立即备份。</translation>
    </message>
    <message>
        <source>The computer has no memory left. Close other programs, then try again.</source>
        <translation>电脑内存不足。请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>The database server refused the request. Ask the administrator.</source>
        <translation>数据库服务器拒绝了请求。请联系管理员。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>A record with the same number or name is already there.</source>
        <translation>相同编号或名称的记录已经存在。</translation>
    </message>
    <message>
        <source>A folder that is copied to the internet damages a database. Choose a folder outside of it.</source>
        <translation>会同步到网上的文件夹会损坏数据库。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>This is a folder, not a database. Choose a file.</source>
        <translation>这是文件夹，不是数据库。请选择文件。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written. Choose another one or ask for the right to write.</source>
        <translation>文件夹 {folder} 不能写入。请换一个，或申请写入权限。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be reached. Is the drive connected?</source>
        <translation>无法访问文件夹 {folder}。磁盘连接好了吗？</translation>
    </message>
    <message>
        <source>A database on a network drive gets damaged. Choose this computer&apos;s own disk, or a server.</source>
        <translation>放在网络驱动器上的数据库会损坏。请选择本机磁盘，或使用服务器。</translation>
    </message>
    <message>
        <source>A database on a removable drive gets damaged. Choose this computer&apos;s own disk.</source>
        <translation>放在移动磁盘上的数据库会损坏。请选择本机磁盘。</translation>
    </message>
    <message>
        <source>This database was made by a newer version of the program. Install that version; nothing was changed.</source>
        <translation>此数据库由更新版本的程序创建。请安装该版本；没有作任何修改。</translation>
    </message>
    <message>
        <source>This server database is not one of this program. Choose an empty one with the encoding UTF8.</source>
        <translation>此服务器数据库不属于本程序。请选择编码为 UTF8 的空数据库。</translation>
    </message>
    <message>
        <source>The file of this attachment is missing. Restore it from the last backup.</source>
        <translation>此附件的文件丢失。请从最近的备份恢复。</translation>
    </message>
    <message>
        <source>The file of this attachment is damaged. Restore it from the last backup.</source>
        <translation>此附件的文件已损坏。请从最近的备份恢复。</translation>
    </message>
    <message>
        <source>The backup is damaged and was not kept. Check the disk, then make another one.</source>
        <translation>备份已损坏，没有保留。请检查磁盘后重新备份。</translation>
    </message>
</context>
<context>
    <name>deadlines</name>
    <message>
        <source>calendar time</source>
        <translation>日历时间</translation>
    </message>
    <message>
        <source>working time</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>make-up workday {name}</source>
        <translation>调休上班 {name}</translation>
    </message>
    <message>
        <source>break</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>outside working hours</source>
        <translation>非工作时间</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>holiday {name}</source>
        <translation>节假日 {name}</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>还剩 {duration}</translation>
    </message>
    <message>
        <source>on hold: {name}</source>
        <translation>暂停：{name}</translation>
    </message>
    <message>
        <source>on hold, {duration} left</source>
        <translation>已暂停，还剩 {duration}</translation>
    </message>
    <message>
        <source>late by {duration}</source>
        <translation>已超时 {duration}</translation>
    </message>
    <message>
        <source>{duration} too late</source>
        <translation>超时 {duration}</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>no limit: leave at once</source>
        <translation>不限时：立即出发</translation>
    </message>
    <message>
        <source>The limit of this level is {span}.</source>
        <translation>该等级的时限是 {span}。</translation>
    </message>
    <message>
        <source>Town or suburb is not known for this address: only the fault level counts.</source>
        <translation>该地址没有注明市区或郊区：只按故障等级计。</translation>
    </message>
    <message>
        <source>Contract {number} promises a response within {span}; that counts.</source>
        <translation>合同 {number} 承诺 {span} 内响应，以此为准。</translation>
    </message>
    <message>
        <source>By fault level: {span} of {kind}{until}.</source>
        <translation>按故障等级：{span}，{kind}{until}。</translation>
    </message>
    <message>
        <source>By fault level: leave at once, no hour is given.</source>
        <translation>按故障等级：立即出发，没有规定小时数。</translation>
    </message>
    <message>
        <source>By area: {span} of {kind}{until}.</source>
        <translation>按市区/郊区：{span}，{kind}{until}。</translation>
    </message>
    <message>
        <source>The stricter limit counts: that of the area.</source>
        <translation>以较严的为准：按市区/郊区。</translation>
    </message>
    <message>
        <source>The stricter limit counts: that of the fault level.</source>
        <translation>以较严的为准：按故障等级。</translation>
    </message>
    <message>
        <source>, until {time}</source>
        <translation>，到 {time} 为止</translation>
    </message>
    <message>
        <source>{span}: {duration} counted ({reason})</source>
        <translation>{span}：计 {duration}（{reason}）</translation>
    </message>
    <message>
        <source>{span}: {duration} not counted ({reason})</source>
        <translation>{span}：不计 {duration}（{reason}）</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>There is a real branch at this place. A demonstration never goes over it.</source>
        <translation>此处是真实的分公司数据，演示数据绝不会覆盖它。</translation>
    </message>
    <message>
        <source>There is a branch here already. A demonstration needs a new place.</source>
        <translation>此处已有分公司数据。演示分公司需要新的位置。</translation>
    </message>
    <message>
        <source>Service calls</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
</context>
<context>
    <name>departments</name>
    <message>
        <source>There is a department of this name already.</source>
        <translation>已有同名部门。</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>device</name>
    <message>
        <source> months</source>
        <translation> 个月</translation>
    </message>
    <message>
        <source>New device</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>安装地点</translation>
    </message>
    <message>
        <source>Purchased</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>验收日期</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修期</translation>
    </message>
    <message>
        <source>Warranty end</source>
        <translation>保修到期</translation>
    </message>
    <message>
        <source>Warranty card</source>
        <translation>保修卡号</translation>
    </message>
    <message>
        <source>Extension end</source>
        <translation>延保截止</translation>
    </message>
    <message>
        <source>Extension document</source>
        <translation>延保单号</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{customer} has a device with this serial: {number} {model}</source>
        <translation>{customer} 已有相同序列号的设备：{number} {model}</translation>
    </message>
    <message>
        <source>Print the swap note</source>
        <translation>打印换机确认单</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Calls about this device</source>
        <translation>此设备的报修</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation>{count} 个月</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>修理次数</translation>
    </message>
    <message>
        <source>In repair</source>
        <translation>修理天数</translation>
    </message>
    <message>
        <source>Why is the device taken out of use?</source>
        <translation>为什么停用此设备？</translation>
    </message>
    <message>
        <source>Replaced {unit} on {day}: {rule}</source>
        <translation>{day} 替换了 {unit}：{rule}</translation>
    </message>
    <message>
        <source>Replaced by {unit} on {day}: {rule}</source>
        <translation>{day} 已换为 {unit}：{rule}</translation>
    </message>
    <message>
        <source>Register a call</source>
        <translation>登记报修</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Out of use / in use</source>
        <translation>停用 / 启用</translation>
    </message>
    <message>
        <source>Replace unit…</source>
        <translation>更换设备……</translation>
    </message>
    <message>
        <source>Return or exchange…</source>
        <translation>退换货……</translation>
    </message>
    <message>
        <source>Complaint…</source>
        <translation>投诉……</translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>共 {count} 次</translation>
    </message>
    <message>
        <source>{count} for the same fault: {fault}</source>
        <translation>同一故障 {count} 次：{fault}</translation>
    </message>
    <message>
        <source>{count} days so far</source>
        <translation>累计 {count} 天</translation>
    </message>
    <message>
        <source>Replace {device}</source>
        <translation>更换 {device}</translation>
    </message>
    <message>
        <source>Replace the unit</source>
        <translation>更换设备</translation>
    </message>
    <message>
        <source>The old unit goes out of use; contracts that name it name the new one too, an extended warranty passes on as it is.</source>
        <translation>旧机停用；写明旧机的合同同时包含新机，延保原样转移。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>换上</translation>
    </message>
    <message>
        <source>Serial of the new unit</source>
        <translation>新机序列号</translation>
    </message>
    <message>
        <source>Its own warranty</source>
        <translation>新机保修</translation>
    </message>
    <message>
        <source>How the warranty passes on</source>
        <translation>保修如何延续</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>a new unit</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>{rule}: until {day}</source>
        <translation>{rule}：至 {day}</translation>
    </message>
</context>
<context>
    <name>devices</name>
    <message>
        <source>A call about this device is still open. Finish or cancel it first.</source>
        <translation>该设备还有未完成的报修。请先完成或取消。</translation>
    </message>
    <message>
        <source>Give at least the product, the model or the serial.</source>
        <translation>产品名称、型号、序列号至少填一项。</translation>
    </message>
    <message>
        <source>Until when does the extension run?</source>
        <translation>延保到哪一天？</translation>
    </message>
    <message>
        <source>The extension must end after {day}, when the warranty ends.</source>
        <translation>延保须晚于保修截止日 {day}。</translation>
    </message>
    <message>
        <source>A warranty lasts from 0 to {most} months.</source>
        <translation>保修期为 0 到 {most} 个月。</translation>
    </message>
    <message>
        <source>Choose how the warranty passes on.</source>
        <translation>请选择保修如何延续。</translation>
    </message>
    <message>
        <source>This unit was replaced by {number} already.</source>
        <translation>该机已由 {number} 替换。</translation>
    </message>
    <message>
        <source>Give the serial of the new unit.</source>
        <translation>请填写新机序列号。</translation>
    </message>
    <message>
        <source>A unit cannot replace itself.</source>
        <translation>设备不能替换自己。</translation>
    </message>
    <message>
        <source>The new unit belongs to another customer.</source>
        <translation>换上的设备属于另一客户。</translation>
    </message>
    <message>
        <source>The new unit is out of use, or replaced another one.</source>
        <translation>换上的设备已停用，或已替换过别的设备。</translation>
    </message>
</context>
<context>
    <name>dispatch</name>
    <message>
        <source>Choose tool, spare or document.</source>
        <translation>请选择工具、备用品或单据。</translation>
    </message>
    <message>
        <source>The quantity is from 1 to 9999.</source>
        <translation>数量为 1 到 9999。</translation>
    </message>
    <message>
        <source>This was taken along and is not back yet.</source>
        <translation>此物品已带出，尚未归还。</translation>
    </message>
    <message>
        <source>What was not taken along cannot come back.</source>
        <translation>没有带出的物品不能归还。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未指定</translation>
    </message>
    <message>
        <source>{count} visits, {hours} h</source>
        <translation>{count} 次上门，{hours} 小时</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Enter the time of the visit.</source>
        <translation>请填写上门时间。</translation>
    </message>
    <message>
        <source>Needed when an agreed time moves, or the technician changes.</source>
        <translation>已约定的时间或技术人员有变动时必须填写。</translation>
    </message>
    <message>
        <source>Every visit of this day has its voucher.</source>
        <translation>当天每次上门都已有凭证。</translation>
    </message>
    <message>
        <source>Open the call</source>
        <translation>打开报修单</translation>
    </message>
    <message>
        <source>Tools and spares</source>
        <translation>工具及备用品</translation>
    </message>
    <message>
        <source>Print the checklist</source>
        <translation>打印上门手续单</translation>
    </message>
    <message>
        <source>Choose a call on the board or in the list.</source>
        <translation>请在派工板或列表中选择一个报修。</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Arrival due</source>
        <translation>到场期限</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Overlaps</source>
        <translation>时间重叠</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Calls without a place</source>
        <translation>待安排的报修</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation>{count} 次上门</translation>
    </message>
    <message>
        <source>{count} left over</source>
        <translation>遗留 {count}</translation>
    </message>
    <message>
        <source>{count} overlap</source>
        <translation>重叠 {count}</translation>
    </message>
    <message>
        <source>Not moved: a promise moves only with a reason.</source>
        <translation>没有移动：改动约定时间必须说明原因。</translation>
    </message>
    <message>
        <source>The day before (Ctrl+PgUp)</source>
        <translation>前一天 (Ctrl+PgUp)</translation>
    </message>
    <message>
        <source>The day after (Ctrl+PgDown)</source>
        <translation>后一天 (Ctrl+PgDown)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Print day plan</source>
        <translation>打印日派工表</translation>
    </message>
    <message>
        <source>Issue and print vouchers</source>
        <translation>开具并打印凭证</translation>
    </message>
    <message>
        <source>There are no technicians yet.</source>
        <translation>还没有技术人员。</translation>
    </message>
    <message>
        <source>An administrator enters them: Staff, behind the name at the top right.</source>
        <translation>由系统管理员录入：点右上角姓名，选“人员”。</translation>
    </message>
    <message>
        <source>Drag a call, or Space lifts it and the arrow keys move it. Enter edits.</source>
        <translation>拖动报修，或按空格拿起后用方向键移动；按 Enter 修改。</translation>
    </message>
    <message>
        <source>Left over from earlier days</source>
        <translation>前几日遗留</translation>
    </message>
    <message>
        <source>This day, nobody assigned</source>
        <translation>当天，未指定人员</translation>
    </message>
    <message>
        <source>Without a visit time</source>
        <translation>尚未约定上门时间</translation>
    </message>
    <message>
        <source>Nothing is waiting.</source>
        <translation>没有待安排的报修。</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>尚未指定</translation>
    </message>
    <message>
        <source>{number} moves to {who}, {time}. Why?</source>
        <translation>{number} 改为 {who}，{time}。为什么？</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>late {span}</source>
        <translation>超时 {span}</translation>
    </message>
    <message>
        <source>Planned after the arrival limit.</source>
        <translation>计划时间晚于到场期限。</translation>
    </message>
    <message>
        <source>{hours} h planned, {most} h to work</source>
        <translation>已排 {hours} 小时，工时 {most} 小时</translation>
    </message>
    <message>
        <source>1 visit, {hours} h</source>
        <translation>1 次上门，{hours} 小时</translation>
    </message>
    <message>
        <source>Inspections to plan</source>
        <translation>待安排的巡检</translation>
    </message>
    <message>
        <source>{customer}: inspection {number} of contract {contract} is due by {day}. Drag it onto the board.</source>
        <translation>{customer}：合同 {contract} 的巡检 {number} 应于 {day} 前完成。拖到派工板上即可安排。</translation>
    </message>
    <message>
        <source>Inspection · {contract}</source>
        <translation>巡检 · {contract}</translation>
    </message>
</context>
<context>
    <name>drafts</name>
    <message>
        <source>This form holds too much text to be kept as a draft.</source>
        <translation>此表单文字过多，无法存为草稿。</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Product does not conform</source>
        <translation>产品不合格</translation>
    </message>
    <message>
        <source>Looks changed, not by the user, works</source>
        <translation>外观变化，非用户造成，功能正常</translation>
    </message>
    <message>
        <source>Caused by the user</source>
        <translation>用户原因造成</translation>
    </message>
    <message>
        <source>Doubtful whether to exchange</source>
        <translation>可换可不换</translation>
    </message>
    <message>
        <source>Quality fault of goods sold by a counter</source>
        <translation>柜台售出商品有质量问题</translation>
    </message>
    <message>
        <source>Unwanted, not faulty, can be resold</source>
        <translation>无故障、不想要，不影响再次销售</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>使用不当</translation>
    </message>
    <message>
        <source>Disputed quality</source>
        <translation>质量有争议</translation>
    </message>
    <message>
        <source>Customer clearly not at fault</source>
        <translation>明显非用户责任</translation>
    </message>
    <message>
        <source>Parts damaged by the customer</source>
        <translation>用户损坏配件</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Counter or shop</source>
        <translation>柜台（店铺）</translation>
    </message>
    <message>
        <source>Liable party</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Always exchanged; who is responsible inside is pursued.</source>
        <translation>一律更换，并追究内部责任。</translation>
    </message>
    <message>
        <source>Always exchanged if the user wishes it.</source>
        <translation>用户要求的，一律更换。</translation>
    </message>
    <message>
        <source>Exchanged on request; the user pays.</source>
        <translation>按用户要求更换，费用由用户承担。</translation>
    </message>
    <message>
        <source>Exchanged when in doubt; the counter pays.</source>
        <translation>可换可不换的予以更换，费用由柜台承担。</translation>
    </message>
    <message>
        <source>Exchange, refund or compensation by consumer law; the counter pays.</source>
        <translation>依消费者法更换、退款或赔偿，费用由售出柜台承担。</translation>
    </message>
    <message>
        <source>Usually exchanged; who pays is decided case by case.</source>
        <translation>一般予以更换，费用承担逐案决定。</translation>
    </message>
    <message>
        <source>Persuade the customer, else the maker repairs; the user pays.</source>
        <translation>说服用户；不成的由厂家修理，费用由用户承担。</translation>
    </message>
    <message>
        <source>A state-authorised test decides; the liable party pays the test.</source>
        <translation>由国家认可的机构鉴定，鉴定费由责任方承担。</translation>
    </message>
    <message>
        <source>Decide for the customer; when urgent, pay first and claim later.</source>
        <translation>按有利于用户处理；紧急的先行赔付，再行追偿。</translation>
    </message>
    <message>
        <source>Repaired; the customer pays the latest market price.</source>
        <translation>予以维修，用户按最新市场价付费。</translation>
    </message>
    <message>
        <source>Choose the cause.</source>
        <translation>请选择原因。</translation>
    </message>
    <message>
        <source>Choose who bears the cost.</source>
        <translation>请选择费用由谁承担。</translation>
    </message>
    <message>
        <source>The rule suggests somebody else. Write why it is not so here.</source>
        <translation>规定建议由另一方承担，请写明此处不同的理由。</translation>
    </message>
</context>
<context>
    <name>exchange_request</name>
    <message>
        <source>{rule} ({source})</source>
        <translation>{rule}（{source}）</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请写明理由。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到货</translation>
    </message>
    <message>
        <source>Choose the customer, or name the branch office.</source>
        <translation>请选择客户，或填写分公司名称。</translation>
    </message>
    <message>
        <source>Choose what is decided.</source>
        <translation>请选择决定。</translation>
    </message>
    <message>
        <source>Write what the goods are.</source>
        <translation>请填写货品。</translation>
    </message>
    <message>
        <source>Choose return or exchange.</source>
        <translation>请选择退货或换货。</translation>
    </message>
    <message>
        <source>This device belongs to another customer.</source>
        <translation>该设备属于另一位客户。</translation>
    </message>
    <message>
        <source>This call is of another customer.</source>
        <translation>该报修单是另一位客户的。</translation>
    </message>
    <message>
        <source>This call is about another device.</source>
        <translation>该报修单是另一台设备的。</translation>
    </message>
    <message>
        <source>New return or exchange</source>
        <translation>新的退换货</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>申请方</translation>
    </message>
    <message>
        <source>a customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>another branch office</source>
        <translation>其他分公司</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Branch office</source>
        <translation>分公司</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cost borne by</source>
        <translation>费用承担方</translation>
    </message>
    <message>
        <source>Why not as suggested</source>
        <translation>改由他方承担的理由</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Decide {number}</source>
        <translation>决定 {number}</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The goods of {number} were sent</source>
        <translation>{number} 的货品已发出</translation>
    </message>
    <message>
        <source>The goods of {number} arrived</source>
        <translation>{number} 的货品已到货</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Returns and exchanges</source>
        <translation>退换货受理</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Decision and goods</source>
        <translation>决定与货品</translation>
    </message>
    <message>
        <source>Why is {number} withdrawn?</source>
        <translation>{number} 为什么撤回？</translation>
    </message>
    <message>
        <source>Why is {number} void?</source>
        <translation>{number} 为什么作废？</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>决定……</translation>
    </message>
    <message>
        <source>Sent…</source>
        <translation>已发出……</translation>
    </message>
    <message>
        <source>Arrived…</source>
        <translation>已到货……</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改……</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规定</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>决定时间</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>发出日期</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>到货日期</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
</context>
<context>
    <name>exports</name>
    <message>
        <source>The disk is full. Make room or choose another drive.</source>
        <translation>磁盘已满。请腾出空间，或换一个磁盘。</translation>
    </message>
    <message>
        <source>{path} cannot be written. Close it in other programs, or choose another folder.</source>
        <translation>无法写入 {path}。请先在其他程序中关闭它，或换一个文件夹。</translation>
    </message>
    <message>
        <source>The folder {path} is not there any more.</source>
        <translation>文件夹 {path} 已不存在。</translation>
    </message>
    <message>
        <source>The file {path} could not be written: {reason}</source>
        <translation>无法写入文件 {path}：{reason}</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV 文件</translation>
    </message>
    <message>
        <source>JSON file</source>
        <translation>JSON 文件</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
</context>
<context>
    <name>fault_categories</name>
    <message>
        <source>A code has letters a–z, digits, “.”, “-” and “_”.</source>
        <translation>代码由小写字母、数字、“.”“-”和“_”组成。</translation>
    </message>
    <message>
        <source>This code is taken.</source>
        <translation>此代码已被使用。</translation>
    </message>
    <message>
        <source>Choose one of the groups.</source>
        <translation>请从列出的大类中选择。</translation>
    </message>
    <message>
        <source>A group with subtypes stays a group.</source>
        <translation>有小类的大类不能改为小类。</translation>
    </message>
    <message>
        <source>A place in the list is a number from 0 to 9999.</source>
        <translation>排列位置为 0 到 9999 的数。</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Merge of files</source>
        <translation>档案合并</translation>
    </message>
    <message>
        <source>Two different customers</source>
        <translation>不是同一客户</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Covered device</source>
        <translation>覆盖设备</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期</translation>
    </message>
    <message>
        <source>Kind of work of a contract</source>
        <translation>合同工作类别</translation>
    </message>
    <message>
        <source>Instalment</source>
        <translation>分期款</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Service call</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Item taken along</source>
        <translation>携带物品</translation>
    </message>
    <message>
        <source>Service voucher</source>
        <translation>服务凭证</translation>
    </message>
    <message>
        <source>Issued paper</source>
        <translation>已开具单据</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Relationship card</source>
        <translation>客户关系卡</translation>
    </message>
    <message>
        <source>Care activity</source>
        <translation>客户关怀</translation>
    </message>
    <message>
        <source>Relationship assessment</source>
        <translation>客户关系评估</translation>
    </message>
    <message>
        <source>Line of an assessment</source>
        <translation>评估指标</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>分析指标</translation>
    </message>
    <message>
        <source>Loss of a customer</source>
        <translation>客户流失</translation>
    </message>
    <message>
        <source>Note of winning back</source>
        <translation>挽回记录</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Calendar day</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Fault category</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Price list item</source>
        <translation>收费标准项目</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>首字母</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Key customer</source>
        <translation>重要客户</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Town or suburb</source>
        <translation>市区/郊区</translation>
    </message>
    <message>
        <source>Contact (id)</source>
        <translation>联系人（编号）</translation>
    </message>
    <message>
        <source>Part of the call&apos;s charges</source>
        <translation>第几笔</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>How it is paid</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>Came up</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Amount waived</source>
        <translation>减免金额</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>Next step by</source>
        <translation>下一步期限</translation>
    </message>
    <message>
        <source>Collection on</source>
        <translation>收款日</translation>
    </message>
    <message>
        <source>About the collection</source>
        <translation>收款约定</translation>
    </message>
    <message>
        <source>Collected at</source>
        <translation>收款时间</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>At finance since</source>
        <translation>交财务时间</translation>
    </message>
    <message>
        <source>Hand-over slip (id)</source>
        <translation>交款单（id）</translation>
    </message>
    <message>
        <source>Hand-over slip</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>发票号码</translation>
    </message>
    <message>
        <source>Invoice made out to</source>
        <translation>发票抬头</translation>
    </message>
    <message>
        <source>Invoiced at</source>
        <translation>开票时间</translation>
    </message>
    <message>
        <source>Invoice sent at</source>
        <translation>发票寄出时间</translation>
    </message>
    <message>
        <source>How the invoice was sent</source>
        <translation>寄送方式</translation>
    </message>
    <message>
        <source>Settled at</source>
        <translation>结清时间</translation>
    </message>
    <message>
        <source>Waived at</source>
        <translation>减免时间</translation>
    </message>
    <message>
        <source>Waived by</source>
        <translation>减免人</translation>
    </message>
    <message>
        <source>Why it was waived</source>
        <translation>减免原因</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>交款时间</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交款人</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Number of charges</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Market price of</source>
        <translation>询价日期</translation>
    </message>
    <message>
        <source>Damaged part</source>
        <translation>损坏件</translation>
    </message>
    <message>
        <source>Agreed to by</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Data-use consent</source>
        <translation>资料使用同意</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Merged into (id)</source>
        <translation>并入（编号）</translation>
    </message>
    <message>
        <source>Kept file (id)</source>
        <translation>保留的档案（编号）</translation>
    </message>
    <message>
        <source>Merged file (id)</source>
        <translation>并入的档案（编号）</translation>
    </message>
    <message>
        <source>Merged by</source>
        <translation>合并人</translation>
    </message>
    <message>
        <source>Records moved</source>
        <translation>转移的记录</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销时间</translation>
    </message>
    <message>
        <source>Taken back by</source>
        <translation>撤销人</translation>
    </message>
    <message>
        <source>Reason for taking back</source>
        <translation>撤销原因</translation>
    </message>
    <message>
        <source>One file (id)</source>
        <translation>一份档案（编号）</translation>
    </message>
    <message>
        <source>Another file (id)</source>
        <translation>另一份档案（编号）</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>认定人</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Purchased</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Stage of a complaint</source>
        <translation>投诉环节</translation>
    </message>
    <message>
        <source>Slip about a late stage</source>
        <translation>催办单、洽办单</translation>
    </message>
    <message>
        <source>Stage (code)</source>
        <translation>环节代码</translation>
    </message>
    <message>
        <source>Stage (id)</source>
        <translation>环节（内部编号）</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Unit whose turn it is</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Stage begun</source>
        <translation>环节开始</translation>
    </message>
    <message>
        <source>Stage due</source>
        <translation>环节期限</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>First reply due</source>
        <translation>首次答复期限</translation>
    </message>
    <message>
        <source>First reply given</source>
        <translation>首次答复</translation>
    </message>
    <message>
        <source>To be settled by</source>
        <translation>结案期限</translation>
    </message>
    <message>
        <source>Return visit due</source>
        <translation>回访期限</translation>
    </message>
    <message>
        <source>In</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>Was late</source>
        <translation>曾逾期</translation>
    </message>
    <message>
        <source>Handed on by</source>
        <translation>转交人</translation>
    </message>
    <message>
        <source>Passed over because</source>
        <translation>跳过原因</translation>
    </message>
    <message>
        <source>Has its turn</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Case settled</source>
        <translation>全案办结</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>要求事项</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>限期答复</translation>
    </message>
    <message>
        <source>Why it was late</source>
        <translation>逾期原因</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Warranty months</source>
        <translation>保修月数</translation>
    </message>
    <message>
        <source>Warranty end</source>
        <translation>保修到期</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起</translation>
    </message>
    <message>
        <source>End</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Covers all devices</source>
        <translation>覆盖全部设备</translation>
    </message>
    <message>
        <source>Included services</source>
        <translation>包含的服务</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>First party</source>
        <translation>甲方</translation>
    </message>
    <message>
        <source>Second party</source>
        <translation>乙方</translation>
    </message>
    <message>
        <source>Terms of payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Excluded services</source>
        <translation>除外服务</translation>
    </message>
    <message>
        <source>Renews (id)</source>
        <translation>续自（编号）</translation>
    </message>
    <message>
        <source>Inspection every, months</source>
        <translation>检查周期（月）</translation>
    </message>
    <message>
        <source>Inspections counted from</source>
        <translation>检查起算日</translation>
    </message>
    <message>
        <source>Response promised within, hours</source>
        <translation>承诺响应（小时）</translation>
    </message>
    <message>
        <source>Response promise</source>
        <translation>响应承诺</translation>
    </message>
    <message>
        <source>Visits included</source>
        <translation>包含上门次数</translation>
    </message>
    <message>
        <source>Minutes included</source>
        <translation>包含分钟</translation>
    </message>
    <message>
        <source>Parts budget</source>
        <translation>配件额度</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>商定日期</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>工作类别</translation>
    </message>
    <message>
        <source>Included</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>付款日</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Object and who has it</source>
        <translation>物品及持有人</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Object (id)</source>
        <translation>物品（内部号）</translation>
    </message>
    <message>
        <source>Property of</source>
        <translation>物主</translation>
    </message>
    <message>
        <source>With</source>
        <translation>持有方</translation>
    </message>
    <message>
        <source>With (id)</source>
        <translation>持有方（内部号）</translation>
    </message>
    <message>
        <source>There since</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation>在原处</translation>
    </message>
    <message>
        <source>Gone for good</source>
        <translation>已终结</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>交出方</translation>
    </message>
    <message>
        <source>Given by (id)</source>
        <translation>交出方（内部号）</translation>
    </message>
    <message>
        <source>Taken by (id)</source>
        <translation>接收方（内部号）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Warranty card</source>
        <translation>保修卡号</translation>
    </message>
    <message>
        <source>Extension end</source>
        <translation>延保截止</translation>
    </message>
    <message>
        <source>Extension document</source>
        <translation>延保单号</translation>
    </message>
    <message>
        <source>Replaces (id)</source>
        <translation>替换（编号）</translation>
    </message>
    <message>
        <source>Replaced on</source>
        <translation>更换日期</translation>
    </message>
    <message>
        <source>How cover passed on</source>
        <translation>保障如何延续</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Kind of call</source>
        <translation>报修类别</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>Fault level</source>
        <translation>故障等级</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>保修判定</translation>
    </message>
    <message>
        <source>Reason of the cover</source>
        <translation>判定理由</translation>
    </message>
    <message>
        <source>Cover document</source>
        <translation>判定凭据</translation>
    </message>
    <message>
        <source>Cover end</source>
        <translation>保修截止</translation>
    </message>
    <message>
        <source>Service class</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <source>Way of service</source>
        <translation>服务方式</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Reason for holding</source>
        <translation>暂停原因</translation>
    </message>
    <message>
        <source>Interface person</source>
        <translation>接口人</translation>
    </message>
    <message>
        <source>Promised reply</source>
        <translation>约定回复</translation>
    </message>
    <message>
        <source>Appointed visit</source>
        <translation>预约上门</translation>
    </message>
    <message>
        <source>Planned minutes</source>
        <translation>计划分钟数</translation>
    </message>
    <message>
        <source>Technician (id)</source>
        <translation>技术人员（内部号）</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Response due</source>
        <translation>响应期限</translation>
    </message>
    <message>
        <source>Arrival due</source>
        <translation>到场期限</translation>
    </message>
    <message>
        <source>Report to the supervisor due</source>
        <translation>上报主管期限</translation>
    </message>
    <message>
        <source>Reported to the supervisor</source>
        <translation>上报主管时间</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>响应时间</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派工时间</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场时间</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决办法</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Minutes of work</source>
        <translation>工作分钟数</translation>
    </message>
    <message>
        <source>Charge announced</source>
        <translation>收费声明时间</translation>
    </message>
    <message>
        <source>Charge agreed by</source>
        <translation>收费同意人</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>Charged because</source>
        <translation>收费原因</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>声明时间</translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>User&apos;s opinion</source>
        <translation>用户意见</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意程度</translation>
    </message>
    <message>
        <source>Struck off</source>
        <translation>注销时间</translation>
    </message>
    <message>
        <source>Struck off by</source>
        <translation>注销人</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>回访时间</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消时间</translation>
    </message>
    <message>
        <source>Reason for cancelling</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Service call (id)</source>
        <translation>报修单（内部号）</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Share of a responsibility</source>
        <translation>责任归属</translation>
    </message>
    <message>
        <source>Line of a loss</source>
        <translation>损失明细</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>核决</translation>
    </message>
    <message>
        <source>Line of a settlement</source>
        <translation>处理明细</translation>
    </message>
    <message>
        <source>Sheet of a complaint</source>
        <translation>投诉附表</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Staff (id)</source>
        <translation>人员（内部编号）</translation>
    </message>
    <message>
        <source>Person responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>责任比例</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>Kind of loss</source>
        <translation>损失类别</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price of one</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>工时费</translation>
    </message>
    <message>
        <source>Haulage</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>核决人</translation>
    </message>
    <message>
        <source>Decides up to</source>
        <translation>核决上限</translation>
    </message>
    <message>
        <source>Put forward</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Put forward by</source>
        <translation>提交人</translation>
    </message>
    <message>
        <source>Put forward by (id)</source>
        <translation>提交人（内部编号）</translation>
    </message>
    <message>
        <source>Decided by (id)</source>
        <translation>核决人（内部编号）</translation>
    </message>
    <message>
        <source>Words of the approver</source>
        <translation>核决意见</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>办理日期</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>办理人</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>执行单据</translation>
    </message>
    <message>
        <source>Kind of sheet</source>
        <translation>附表</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>调查情况</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Tested at</source>
        <translation>鉴定机构</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Fee paid by</source>
        <translation>费用承担方</translation>
    </message>
    <message>
        <source>Who went</source>
        <translation>前往人员</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>编写日期</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>编写人</translation>
    </message>
    <message>
        <source>Day of the decision</source>
        <translation>批示日期</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Taken along</source>
        <translation>已带</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>替代</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>开具时间</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>开具人</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>交付时间</translation>
    </message>
    <message>
        <source>Technician back</source>
        <translation>技术人员返回</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>交回时间</translation>
    </message>
    <message>
        <source>Hand-in due</source>
        <translation>交回期限</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>归档人</translation>
    </message>
    <message>
        <source>Place in the file</source>
        <translation>归档位置</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>作废时间</translation>
    </message>
    <message>
        <source>Reason for voiding</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Digest of the content</source>
        <translation>内容摘要</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Person reached</source>
        <translation>接听人</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Belongs to (id)</source>
        <translation>所属（内部号）</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Complaint scheme</source>
        <translation>投诉处理方案</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>编写</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>添加人</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Failed sign-ins</source>
        <translation>登录失败次数</translation>
    </message>
    <message>
        <source>Waits until</source>
        <translation>等待至</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>Approval limit</source>
        <translation>核决上限</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>流失日期</translation>
    </message>
    <message>
        <source>Reason of the loss</source>
        <translation>流失原因</translation>
    </message>
    <message>
        <source>Won back</source>
        <translation>挽回日期</translation>
    </message>
    <message>
        <source>How they were won back</source>
        <translation>挽回经过</translation>
    </message>
    <message>
        <source>Key customer then</source>
        <translation>当时为重要客户</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>迁入日期</translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation>迁出日期</translation>
    </message>
    <message>
        <source>Owner before (id)</source>
        <translation>前业主（编号）</translation>
    </message>
    <message>
        <source>Shop and counter</source>
        <translation>门店柜台</translation>
    </message>
    <message>
        <source>Relationship card (id)</source>
        <translation>客户关系卡（编号）</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Home address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Other ways of contact</source>
        <translation>其他联系方式</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>出生年份</translation>
    </message>
    <message>
        <source>Holiday note</source>
        <translation>节日安排</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>兴趣爱好</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Owner of the relation</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>最近更新</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>节日或事由</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Reason for dropping</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>所属计划</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>评估日期</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>评估人</translation>
    </message>
    <message>
        <source>Final score (hundredths)</source>
        <translation>最终得分（百分之一分）</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Copies to</source>
        <translation>分发给</translation>
    </message>
    <message>
        <source>Assessment (id)</source>
        <translation>评估（编号）</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>排列位置</translation>
    </message>
    <message>
        <source>Weight (tenths of a percent)</source>
        <translation>权重（千分之一）</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>得分依据</translation>
    </message>
    <message>
        <source>Loss (id)</source>
        <translation>流失（编号）</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>记录日期</translation>
    </message>
    <message>
        <source>Talk about a complaint</source>
        <translation>投诉沟通记录</translation>
    </message>
    <message>
        <source>Opinion of a unit</source>
        <translation>单位意见</translation>
    </message>
    <message>
        <source>First case (id)</source>
        <translation>首件投诉（编号）</translation>
    </message>
    <message>
        <source>Case before (id)</source>
        <translation>上一件投诉（编号）</translation>
    </message>
    <message>
        <source>Scheme (id)</source>
        <translation>处理方案（编号）</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>Return visit (id)</source>
        <translation>回访（编号）</translation>
    </message>
    <message>
        <source>Product data</source>
        <translation>产品资料</translation>
    </message>
    <message>
        <source>Proof of purchase</source>
        <translation>购买凭证</translation>
    </message>
    <message>
        <source>Number of the proof</source>
        <translation>凭证号码</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>投诉方式</translation>
    </message>
    <message>
        <source>Class (code)</source>
        <translation>类别（代码）</translation>
    </message>
    <message>
        <source>Complaint about</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Amount asked for</source>
        <translation>索赔金额</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Sample kept</source>
        <translation>样品留存</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首问责任人</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Registered by (id)</source>
        <translation>登记人（编号）</translation>
    </message>
    <message>
        <source>In charge (id)</source>
        <translation>负责人（编号）</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Promised to the customer</source>
        <translation>承诺客户日期</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>告知人</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>告知时间</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>责任判定</translation>
    </message>
    <message>
        <source>Countermeasure</source>
        <translation>对策</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任归属</translation>
    </message>
    <message>
        <source>Kinds of loss</source>
        <translation>损失种类</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>拟定金额</translation>
    </message>
    <message>
        <source>Decided by whom</source>
        <translation>核决人</translation>
    </message>
    <message>
        <source>Approved amount</source>
        <translation>核决金额</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>批准时间</translation>
    </message>
    <message>
        <source>Customer&apos;s answer</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>答复日期</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>回访时间</translation>
    </message>
    <message>
        <source>Visited by</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>Improvement followed</source>
        <translation>追踪改善</translation>
    </message>
    <message>
        <source>Why nothing is followed</source>
        <translation>免于追踪的原因</translation>
    </message>
    <message>
        <source>Money still owed</source>
        <translation>货款处理</translation>
    </message>
    <message>
        <source>Second complaint</source>
        <translation>二次投诉</translation>
    </message>
    <message>
        <source>Complaint before (id)</source>
        <translation>前次投诉（编号）</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation>沟通对象</translation>
    </message>
    <message>
        <source>Spoken by</source>
        <translation>沟通人</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>意见栏</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>填写日期</translation>
    </message>
    <message>
        <source>For the house only</source>
        <translation>仅限内部</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台帐</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Digest of the file</source>
        <translation>文件摘要</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Rows added</source>
        <translation>新增行</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>修改行</translation>
    </message>
    <message>
        <source>Rows with nothing new</source>
        <translation>无变化的行</translation>
    </message>
    <message>
        <source>Rows kept as on file</source>
        <translation>保留档案的行</translation>
    </message>
    <message>
        <source>Rows refused</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>First line of the history</source>
        <translation>首条记录号</translation>
    </message>
    <message>
        <source>Last line of the history</source>
        <translation>末条记录号</translation>
    </message>
    <message>
        <source>Why it was taken back</source>
        <translation>撤销原因</translation>
    </message>
    <message>
        <source>Records left alone</source>
        <translation>未动的记录</translation>
    </message>
    <message>
        <source>Imported by</source>
        <translation>导入人</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>维修台帐</translation>
    </message>
    <message>
        <source>Contact about a renewal</source>
        <translation>续签联系记录</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Line of an inspection sheet</source>
        <translation>巡检单明细</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Renewal in the hands of</source>
        <translation>续签负责人</translation>
    </message>
    <message>
        <source>Notified on</source>
        <translation>通知日期</translation>
    </message>
    <message>
        <source>Fee offered</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Months offered</source>
        <translation>报价月数</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>确定日期</translation>
    </message>
    <message>
        <source>About the loss</source>
        <translation>未续说明</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Contract number</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Day of the cycle</source>
        <translation>周期日</translation>
    </message>
    <message>
        <source>Reward or penalty notice</source>
        <translation>奖罚通知单</translation>
    </message>
    <message>
        <source>Deduction</source>
        <translation>罚扣</translation>
    </message>
    <message>
        <source>Corrective action</source>
        <translation>纠正措施</translation>
    </message>
    <message>
        <source>Booklet</source>
        <translation>投诉档案</translation>
    </message>
    <message>
        <source>Kind of notice</source>
        <translation>通知类别</translation>
    </message>
    <message>
        <source>Share of the loss (id)</source>
        <translation>责任比例（内部编号）</translation>
    </message>
    <message>
        <source>Notice of the subordinate (id)</source>
        <translation>下属的通知单（内部编号）</translation>
    </message>
    <message>
        <source>Person (id)</source>
        <translation>人员（内部编号）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>处分</translation>
    </message>
    <message>
        <source>Deducted so far</source>
        <translation>已扣金额</translation>
    </message>
    <message>
        <source>Drafted</source>
        <translation>拟稿时间</translation>
    </message>
    <message>
        <source>Drafted by</source>
        <translation>拟稿人</translation>
    </message>
    <message>
        <source>Share of the loss</source>
        <translation>应负损失</translation>
    </message>
    <message>
        <source>Step on paper</source>
        <translation>单上处分</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>个人点数</translation>
    </message>
    <message>
        <source>Points of the unit</source>
        <translation>单位点数</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布日期</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Appealed</source>
        <translation>申诉日期</translation>
    </message>
    <message>
        <source>Decision of the appeal</source>
        <translation>申诉裁定</translation>
    </message>
    <message>
        <source>Appeal decided by</source>
        <translation>裁定人</translation>
    </message>
    <message>
        <source>Appeal decided</source>
        <translation>裁定日期</translation>
    </message>
    <message>
        <source>Notice (id)</source>
        <translation>通知单（内部编号）</translation>
    </message>
    <message>
        <source>Owed before</source>
        <translation>月初应扣</translation>
    </message>
    <message>
        <source>Deducted</source>
        <translation>本月罚扣</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Bonus of the month</source>
        <translation>当月效益奖金</translation>
    </message>
    <message>
        <source>Carried on</source>
        <translation>结转</translation>
    </message>
    <message>
        <source>Action that was not effective (id)</source>
        <translation>无效的措施（内部编号）</translation>
    </message>
    <message>
        <source>Kind of action</source>
        <translation>措施类别</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>措施内容</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>实施情况</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>建立人</translation>
    </message>
    <message>
        <source>Check due</source>
        <translation>验证期限</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>验证日期</translation>
    </message>
    <message>
        <source>What shows the effect</source>
        <translation>验证依据</translation>
    </message>
    <message>
        <source>Put together</source>
        <translation>装订方式</translation>
    </message>
    <message>
        <source>Month, customer or product</source>
        <translation>卷名</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件数</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>装订时间</translation>
    </message>
    <message>
        <source>Bound by</source>
        <translation>装订人</translation>
    </message>
    <message>
        <source>Inspection (id)</source>
        <translation>巡检（编号）</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>Next inspection</source>
        <translation>下次巡检</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Closed without</source>
        <translation>免于等待的事项</translation>
    </message>
    <message>
        <source>What was not waited for</source>
        <translation>事项类别</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Its row</source>
        <translation>所指记录（编号）</translation>
    </message>
    <message>
        <source>Loaner unit</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>备用机借用</translation>
    </message>
    <message>
        <source>Loaner not wanted</source>
        <translation>不需要备用机</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>状态起始时间</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Loan (id)</source>
        <translation>借用（内部号）</translation>
    </message>
    <message>
        <source>Compensation to decide</source>
        <translation>赔偿待定</translation>
    </message>
    <message>
        <source>Times lent</source>
        <translation>借出次数</translation>
    </message>
    <message>
        <source>Loaner unit (id)</source>
        <translation>备用机（内部号）</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>备用机名称</translation>
    </message>
    <message>
        <source>Model of the unit</source>
        <translation>备用机型号</translation>
    </message>
    <message>
        <source>Serial of the unit</source>
        <translation>备用机序列号</translation>
    </message>
    <message>
        <source>Value of the unit</source>
        <translation>备用机价值</translation>
    </message>
    <message>
        <source>Unit out (id)</source>
        <translation>借出的备用机（内部号）</translation>
    </message>
    <message>
        <source>Device in repair (id)</source>
        <translation>在修设备（内部号）</translation>
    </message>
    <message>
        <source>Take-back receipt</source>
        <translation>领取收据</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>送达人</translation>
    </message>
    <message>
        <source>Lent by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Accessories lent</source>
        <translation>借出附件</translation>
    </message>
    <message>
        <source>Condition when lent</source>
        <translation>借出状况</translation>
    </message>
    <message>
        <source>Signed out by</source>
        <translation>借用签字人</translation>
    </message>
    <message>
        <source>Signed out on</source>
        <translation>借用签字日期</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>归还时间</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>收货人</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Condition when back</source>
        <translation>归还状况</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Signed in by</source>
        <translation>归还签字人</translation>
    </message>
    <message>
        <source>Signed in on</source>
        <translation>归还签字日期</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损坏情况</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔偿金额</translation>
    </message>
    <message>
        <source>About the compensation</source>
        <translation>赔偿说明</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>谢绝时间</translation>
    </message>
    <message>
        <source>Returned part</source>
        <translation>返修件</translation>
    </message>
    <message>
        <source>Event of a returned part</source>
        <translation>返修件事件</translation>
    </message>
    <message>
        <source>Receipt (id)</source>
        <translation>收据（编号）</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>State of the receipt</source>
        <translation>收据状态</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Promised back by</source>
        <translation>预计归还</translation>
    </message>
    <message>
        <source>Loaner slip</source>
        <translation>借用单</translation>
    </message>
    <message>
        <source>Receipt recovered on</source>
        <translation>收据收回日期</translation>
    </message>
    <message>
        <source>Receipt recovered by</source>
        <translation>收据收回人</translation>
    </message>
    <message>
        <source>Note of the loss</source>
        <translation>遗失说明</translation>
    </message>
    <message>
        <source>Loss signed by</source>
        <translation>遗失声明签字人</translation>
    </message>
    <message>
        <source>Return signed by</source>
        <translation>归还签字人</translation>
    </message>
    <message>
        <source>Return signed on</source>
        <translation>归还签字日期</translation>
    </message>
    <message>
        <source>Visible condition</source>
        <translation>外观状况</translation>
    </message>
    <message>
        <source>Repaired by</source>
        <translation>维修去向</translation>
    </message>
    <message>
        <source>Repairer (id)</source>
        <translation>送修单位（编号）</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>送往</translation>
    </message>
    <message>
        <source>Sent out on</source>
        <translation>送修日期</translation>
    </message>
    <message>
        <source>Due back on</source>
        <translation>应返回日期</translation>
    </message>
    <message>
        <source>Came back on</source>
        <translation>返回日期</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障复现</translation>
    </message>
    <message>
        <source>Verdict of the test</source>
        <translation>检测结论</translation>
    </message>
    <message>
        <source>Cause found</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Tested by</source>
        <translation>检测人</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>检测日期</translation>
    </message>
    <message>
        <source>Time used, minutes</source>
        <translation>用时（分钟）</translation>
    </message>
    <message>
        <source>Parts replaced</source>
        <translation>更换配件</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>维修内容</translation>
    </message>
    <message>
        <source>Repaired by (name)</source>
        <translation>修理人</translation>
    </message>
    <message>
        <source>Repaired on</source>
        <translation>修复日期</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>检验人</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>检验日期</translation>
    </message>
    <message>
        <source>Repair cost</source>
        <translation>维修费用</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Reason of the outcome</source>
        <translation>处理原因</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Replacement (id)</source>
        <translation>替换设备（编号）</translation>
    </message>
    <message>
        <source>Serial of the replacement</source>
        <translation>替换设备序列号</translation>
    </message>
    <message>
        <source>Rule of the swap</source>
        <translation>换机保修规则</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>归还日期</translation>
    </message>
    <message>
        <source>Returned to</source>
        <translation>领取人</translation>
    </message>
    <message>
        <source>Return slip</source>
        <translation>退货单</translation>
    </message>
    <message>
        <source>Goods of a return slip</source>
        <translation>退货单货品</translation>
    </message>
    <message>
        <source>Sales certificate</source>
        <translation>销货证明单</translation>
    </message>
    <message>
        <source>Receivable left out</source>
        <translation>剔除的应收账款</translation>
    </message>
    <message>
        <source>Part of the settlement (id)</source>
        <translation>处理项目（内部编号）</translation>
    </message>
    <message>
        <source>For</source>
        <translation>退回类别</translation>
    </message>
    <message>
        <source>Why it comes back</source>
        <translation>退货原因</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>On what ground</source>
        <translation>退回依据</translation>
    </message>
    <message>
        <source>Approved quantity</source>
        <translation>核准数量</translation>
    </message>
    <message>
        <source>Actual quantity</source>
        <translation>实收数量</translation>
    </message>
    <message>
        <source>Accepted beyond the approval</source>
        <translation>允许超收</translation>
    </message>
    <message>
        <source>In the warehouse on</source>
        <translation>到仓日期</translation>
    </message>
    <message>
        <source>About the difference</source>
        <translation>差异说明</translation>
    </message>
    <message>
        <source>Approved anew by</source>
        <translation>重新核准人</translation>
    </message>
    <message>
        <source>Approved anew</source>
        <translation>重新核准时间</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Proof of</source>
        <translation>凭证日期</translation>
    </message>
    <message>
        <source>About the proof</source>
        <translation>凭证备注</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>结案日期</translation>
    </message>
    <message>
        <source>Return slip (id)</source>
        <translation>退货单（内部编号）</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Allowed or returned</source>
        <translation>折让或退货金额</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>Invoice of</source>
        <translation>开票日期</translation>
    </message>
    <message>
        <source>Sealed on</source>
        <translation>盖章日期</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>盖章人</translation>
    </message>
    <message>
        <source>What was sealed</source>
        <translation>盖章凭证</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>Receivable</source>
        <translation>应收金额</translation>
    </message>
    <message>
        <source>To be paid by</source>
        <translation>应收日期</translation>
    </message>
    <message>
        <source>Is with</source>
        <translation>现持有人</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Stock of a spare part</source>
        <translation>配件库存</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Stock-take</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Line of a stock-take</source>
        <translation>盘点明细</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>配件编号</translation>
    </message>
    <message>
        <source>Selling price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Buying price</source>
        <translation>进价</translation>
    </message>
    <message>
        <source>Spare part (id)</source>
        <translation>配件（内部号）</translation>
    </message>
    <message>
        <source>Taken from (id)</source>
        <translation>取自（内部编号）</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Minimum stock</source>
        <translation>最低库存</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Old part is brought back</source>
        <translation>旧件须交回</translation>
    </message>
    <message>
        <source>In the stores</source>
        <translation>库房数量</translation>
    </message>
    <message>
        <source>In bags</source>
        <translation>随身包数量</translation>
    </message>
    <message>
        <source>Below the minimum</source>
        <translation>低于最低库存</translation>
    </message>
    <message>
        <source>Place (key)</source>
        <translation>存放处（内部名）</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>存放处类别</translation>
    </message>
    <message>
        <source>Place (id)</source>
        <translation>存放处（内部号）</translation>
    </message>
    <message>
        <source>Last moved</source>
        <translation>最近变动</translation>
    </message>
    <message>
        <source>Taken from (key)</source>
        <translation>取自（内部名）</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>取自</translation>
    </message>
    <message>
        <source>Charge (id)</source>
        <translation>收费项目（内部编号）</translation>
    </message>
    <message>
        <source>Owed since</source>
        <translation>欠交起始</translation>
    </message>
    <message>
        <source>Handed in to</source>
        <translation>交入</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>处理时间</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation>制表人</translation>
    </message>
    <message>
        <source>Counted at</source>
        <translation>盘点时间</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>点收人</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>项数</translation>
    </message>
    <message>
        <source>Lines that differ</source>
        <translation>差异项数</translation>
    </message>
    <message>
        <source>Difference in worth</source>
        <translation>差异金额</translation>
    </message>
    <message>
        <source>Stock-take (id)</source>
        <translation>盘点（内部号）</translation>
    </message>
    <message>
        <source>By the books</source>
        <translation>账面数</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘数</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>Test before stock</source>
        <translation>入库检测</translation>
    </message>
    <message>
        <source>Item of a test</source>
        <translation>检测项目</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Loan of a tool</source>
        <translation>工具领用</translation>
    </message>
    <message>
        <source>Supplier no.</source>
        <translation>供货商编号</translation>
    </message>
    <message>
        <source>Delivers</source>
        <translation>供货范围</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>检测批数</translation>
    </message>
    <message>
        <source>Passed at once</source>
        <translation>一次合格</translation>
    </message>
    <message>
        <source>Passed, %</source>
        <translation>合格率 %</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>最近检测</translation>
    </message>
    <message>
        <source>Supplier (id)</source>
        <translation>供货商（内部编号）</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单号</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Serials</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>抽样方案</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>抽检数</translation>
    </message>
    <message>
        <source>Defective, at most</source>
        <translation>允许不合格</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>不合格数</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到货日期</translation>
    </message>
    <message>
        <source>Test by</source>
        <translation>应检日期</translation>
    </message>
    <message>
        <source>Tester (id)</source>
        <translation>检测人（内部编号）</translation>
    </message>
    <message>
        <source>Tester</source>
        <translation>检测人</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>退回日期</translation>
    </message>
    <message>
        <source>Pieces sent back</source>
        <translation>退回数量</translation>
    </message>
    <message>
        <source>Return paper</source>
        <translation>退货单号</translation>
    </message>
    <message>
        <source>Exchanged</source>
        <translation>已换货</translation>
    </message>
    <message>
        <source>Booked in</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Booked into</source>
        <translation>入库地点</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Tests again (id)</source>
        <translation>复检自（内部编号）</translation>
    </message>
    <message>
        <source>Tests again</source>
        <translation>复检自</translation>
    </message>
    <message>
        <source>Tested again as (id)</source>
        <translation>复检为（内部编号）</translation>
    </message>
    <message>
        <source>Tested again as</source>
        <translation>复检编号</translation>
    </message>
    <message>
        <source>Test (id)</source>
        <translation>检测（内部编号）</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购置日期</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>点收日期</translation>
    </message>
    <message>
        <source>Tool loan (id)</source>
        <translation>领用单（内部编号）</translation>
    </message>
    <message>
        <source>Tool loan</source>
        <translation>领用单</translation>
    </message>
    <message>
        <source>Borrower (id)</source>
        <translation>领用人（内部编号）</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>领用单号</translation>
    </message>
    <message>
        <source>Tool (id)</source>
        <translation>工具（内部编号）</translation>
    </message>
    <message>
        <source>Tool no.</source>
        <translation>工具编号</translation>
    </message>
    <message>
        <source>Tool out (id)</source>
        <translation>在外工具（内部编号）</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>续借次数</translation>
    </message>
    <message>
        <source>Worn out</source>
        <translation>正常磨损</translation>
    </message>
    <message>
        <source>Anomaly notice</source>
        <translation>异常处理单</translation>
    </message>
    <message>
        <source>Customer (id)</source>
        <translation>客户（内部编号）</translation>
    </message>
    <message>
        <source>Device (id)</source>
        <translation>设备（内部号）</translation>
    </message>
    <message>
        <source>What the customer reports</source>
        <translation>客户反映的异常情况</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>查访人</translation>
    </message>
    <message>
        <source>Looked at on</source>
        <translation>查访日期</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查访结果</translation>
    </message>
    <message>
        <source>Department (id)</source>
        <translation>部门（内部编号）</translation>
    </message>
    <message>
        <source>Unit to improve it</source>
        <translation>改善单位</translation>
    </message>
    <message>
        <source>What was improved</source>
        <translation>改善结果</translation>
    </message>
    <message>
        <source>Entered by (id)</source>
        <translation>登记人（编号）</translation>
    </message>
    <message>
        <source>To be improved by</source>
        <translation>改善期限</translation>
    </message>
    <message>
        <source>Improved on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>Complaint (id)</source>
        <translation>投诉（内部编号）</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Return or exchange</source>
        <translation>退换货受理</translation>
    </message>
    <message>
        <source>Customer or office</source>
        <translation>客户或分公司</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>到货日期</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Cost borne by</source>
        <translation>费用承担方</translation>
    </message>
    <message>
        <source>Why not as suggested</source>
        <translation>改由他方承担的理由</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>决定理由</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>决定时间</translation>
    </message>
    <message>
        <source>Goods sent on</source>
        <translation>货品发出日期</translation>
    </message>
</context>
<context>
    <name>finder</name>
    <message>
        <source>Phone tail, part of a name, pinyin initials or serial</source>
        <translation>电话尾号、名称的一部分、拼音首字母或序列号</translation>
    </message>
    <message>
        <source>Find the customer</source>
        <translation>查找客户</translation>
    </message>
    <message>
        <source>＋ New customer “{text}”</source>
        <translation>＋ 新客户“{text}”</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Please give a number.</source>
        <translation>请输入数字。</translation>
    </message>
    <message>
        <source>Please give a whole number.</source>
        <translation>请输入整数。</translation>
    </message>
</context>
<context>
    <name>guarantee</name>
    <message>
        <source>Repaired {count} times for the same fault ({fault}); from {limit} on an exchange is due. {rule}</source>
        <translation>同一故障（{fault}）已修理 {count} 次；达 {limit} 次即应换货。{rule}</translation>
    </message>
    <message>
        <source>Repaired {count} times for the same fault ({fault}); at {limit} an exchange is due. {rule}</source>
        <translation>同一故障（{fault}）已修理 {count} 次；满 {limit} 次应换货。{rule}</translation>
    </message>
    <message>
        <source>{days} days in repair; after more than {limit} an exchange is due. {rule}</source>
        <translation>累计修理 {days} 天；超过 {limit} 天即应换货。{rule}</translation>
    </message>
    <message>
        <source>{days} days in repair; more than {limit} make an exchange due. {rule}</source>
        <translation>累计修理 {days} 天；满 {limit} 天后应换货。{rule}</translation>
    </message>
</context>
<context>
    <name>hand_back</name>
    <message>
        <source>Goes back</source>
        <translation>归还物品</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Serial read off</source>
        <translation>实物序列号</translation>
    </message>
    <message>
        <source>Serial expected</source>
        <translation>应为序列号</translation>
    </message>
    <message>
        <source>What goes back</source>
        <translation>归还物品</translation>
    </message>
    <message>
        <source>Scan or type the serial number of each thing: one that differs is refused.</source>
        <translation>扫描或输入每件物品的序列号，与收据不符的会被拒绝。</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>The original receipt is back, and void</source>
        <translation>收据原件已索回作废</translation>
    </message>
    <message>
        <source>Return signed by</source>
        <translation>归还签字人</translation>
    </message>
    <message>
        <source>How it was lost</source>
        <translation>遗失经过</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Loss signed by</source>
        <translation>遗失声明签字人</translation>
    </message>
    <message>
        <source>{number} · hand back</source>
        <translation>{number} · 归还</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>{customer} · what stays here gets a receipt of its own</source>
        <translation>{customer} · 未归还的物品将另开收据</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>没有勾选物品。</translation>
    </message>
    <message>
        <source>Hand back and complete</source>
        <translation>归还并完工</translation>
    </message>
    <message>
        <source>Bring the loaner back too: {units}</source>
        <translation>请同时收回备用机：{units}</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>交付时间</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>维修内容</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>{state}, to be checked</source>
        <translation>{state}，待检验</translation>
    </message>
</context>
<context>
    <name>hand_in</name>
    <message>
        <source>Signed voucher {number}</source>
        <translation>签回的凭证 {number}</translation>
    </message>
    <message>
        <source>Enter, strike off and file</source>
        <translation>登记、注销并归档</translation>
    </message>
    <message>
        <source> · handed in late</source>
        <translation> · 交回超期</translation>
    </message>
    <message>
        <source>{name} cannot be read any more: {reason}</source>
        <translation>{name} 已无法读取：{reason}</translation>
    </message>
    <message>
        <source>{number} is struck off and filed.</source>
        <translation>{number} 已注销并归档。</translation>
    </message>
    <message>
        <source>Enter the time written on the paper.</source>
        <translation>请填写单据上所写的时间。</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>这不是数字。</translation>
    </message>
    <message>
        <source>Line {number}: the quantity is a whole number from 1 to 99999.</source>
        <translation>第 {number} 行：数量须为 1 到 99999 的整数。</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Back in the office</source>
        <translation>返回公司</translation>
    </message>
    <message>
        <source>from arrival to end</source>
        <translation>从到场到完成</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>处理过程</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意程度</translation>
    </message>
    <message>
        <source>User&apos;s opinion</source>
        <translation>用户意见</translation>
    </message>
    <message>
        <source>The charge was announced before the work</source>
        <translation>收费已在服务前声明</translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>Part or work</source>
        <translation>配件或项目</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Parts and charges</source>
        <translation>配件与收费</translation>
    </message>
    <message>
        <source>Strike off the call and file the paper now</source>
        <translation>现在注销报修并归档单据</translation>
    </message>
    <message>
        <source>Filed in</source>
        <translation>归档位置</translation>
    </message>
    <message>
        <source>Pictures and PDFs</source>
        <translation>图片和 PDF</translation>
    </message>
    <message>
        <source>Scan of the signed voucher</source>
        <translation>签字凭证扫描件</translation>
    </message>
    <message>
        <source>Attach a scan…</source>
        <translation>添加扫描件……</translation>
    </message>
    <message>
        <source>Enter the signed voucher</source>
        <translation>登记签回凭证</translation>
    </message>
    <message>
        <source>Strike off and file</source>
        <translation>注销并归档</translation>
    </message>
    <message>
        <source>very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>very dissatisfied</source>
        <translation>很不满意</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>Response late</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>Arrival late</source>
        <translation>到场超时</translation>
    </message>
    <message>
        <source>Promised reply late</source>
        <translation>约定回复超时</translation>
    </message>
    <message>
        <source>To be reported</source>
        <translation>应上报主管</translation>
    </message>
    <message>
        <source>Reported to the supervisor</source>
        <translation>已上报主管</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Reply promised</source>
        <translation>已约定回复</translation>
    </message>
    <message>
        <source>Visits today</source>
        <translation>今日上门</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派工</translation>
    </message>
    <message>
        <source>Out with technicians</source>
        <translation>技术人员在外</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Vouchers late</source>
        <translation>凭证超期</translation>
    </message>
    <message>
        <source>Vouchers out</source>
        <translation>未交回凭证</translation>
    </message>
    <message>
        <source>Vouchers to file</source>
        <translation>待归档凭证</translation>
    </message>
    <message>
        <source>Return visits overdue</source>
        <translation>回访超期</translation>
    </message>
    <message>
        <source>Return visits due</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Contracts expiring</source>
        <translation>即将到期合同</translation>
    </message>
    <message>
        <source>Not notified</source>
        <translation>到期未通知</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>下一步到期</translation>
    </message>
    <message>
        <source>Inspections late</source>
        <translation>巡检超期</translation>
    </message>
    <message>
        <source>Inspections due</source>
        <translation>待安排巡检</translation>
    </message>
    <message>
        <source>Care overdue</source>
        <translation>关怀逾期</translation>
    </message>
    <message>
        <source>Care due</source>
        <translation>关怀到期</translation>
    </message>
    <message>
        <source>Birthdays, 7 days</source>
        <translation>7 天内生日</translation>
    </message>
    <message>
        <source>Charges overdue</source>
        <translation>收费逾期</translation>
    </message>
    <message>
        <source>Charges open</source>
        <translation>未结收费</translation>
    </message>
    <message>
        <source>Cash to hand in</source>
        <translation>待交现金</translation>
    </message>
    <message>
        <source>Taken back, late</source>
        <translation>返修超过预计归还</translation>
    </message>
    <message>
        <source>Taken back, to decide</source>
        <translation>返修待处理决定</translation>
    </message>
    <message>
        <source>Taken back, here</source>
        <translation>在修物品</translation>
    </message>
    <message>
        <source>Loaners not back</source>
        <translation>备用机未还</translation>
    </message>
    <message>
        <source>Loaners promised</source>
        <translation>待送备用机</translation>
    </message>
    <message>
        <source>Loaners, to decide</source>
        <translation>备用机赔偿待定</translation>
    </message>
    <message>
        <source>Loaners out</source>
        <translation>备用机在外</translation>
    </message>
    <message>
        <source>Old parts overdue</source>
        <translation>旧件超期</translation>
    </message>
    <message>
        <source>Parts below minimum</source>
        <translation>配件不足</translation>
    </message>
    <message>
        <source>Deliveries untested</source>
        <translation>到货未检</translation>
    </message>
    <message>
        <source>Tools not back</source>
        <translation>工具未还</translation>
    </message>
    <message>
        <source>Tools, to decide</source>
        <translation>工具赔偿待定</translation>
    </message>
    <message>
        <source>Complaints late</source>
        <translation>投诉逾期</translation>
    </message>
    <message>
        <source>Stages late</source>
        <translation>环节逾期</translation>
    </message>
    <message>
        <source>First replies, 48 h</source>
        <translation>48 小时首复</translation>
    </message>
    <message>
        <source>Promises not kept</source>
        <translation>承诺逾期</translation>
    </message>
    <message>
        <source>Promised for today</source>
        <translation>今日承诺</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待核决</translation>
    </message>
    <message>
        <source>Complaint visits</source>
        <translation>投诉回访</translation>
    </message>
    <message>
        <source>Corrections overdue</source>
        <translation>纠正逾期</translation>
    </message>
    <message>
        <source>Effects to check</source>
        <translation>待验证效果</translation>
    </message>
    <message>
        <source>Return slips to approve</source>
        <translation>待批退货单</translation>
    </message>
    <message>
        <source>Too many came back</source>
        <translation>超收待核准</translation>
    </message>
    <message>
        <source>Certificates to approve</source>
        <translation>待批证明单</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Customer care</source>
        <translation>客户关怀</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Visits and promises</source>
        <translation>上门与约定</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Taken back and lent</source>
        <translation>返修与借用</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>库房</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Throw this draft away? {what}</source>
        <translation>丢弃这份草稿吗？{what}</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>More than {count} more: show them</source>
        <translation>还有超过 {count} 条：显示</translation>
    </message>
    <message>
        <source>{count} more: show them</source>
        <translation>还有 {count} 条：全部显示</translation>
    </message>
    <message>
        <source>Users, settings and lists of the branch are behind your name, at the top right.</source>
        <translation>用户、设置和分公司的各种清单在右上角您的姓名下。</translation>
    </message>
    <message>
        <source>Nothing is open. Ctrl+N registers a call; a new customer is entered with it.</source>
        <translation>没有未完成的事项。按 Ctrl+N 登记报修，新客户可同时建档。</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未完成的事项。</translation>
    </message>
    <message>
        <source>First things first</source>
        <translation>当务之急</translation>
    </message>
    <message>
        <source>Nothing is overdue or due. A good day.</source>
        <translation>没有超期或到期的事项，今天一切顺利。</translation>
    </message>
    <message>
        <source>The {count} longest overdue of each sort. The figures above open everything.</source>
        <translation>每类只列出逾期最久的 {count} 条；点上面的数字可打开全部。</translation>
    </message>
    <message>
        <source>My drafts</source>
        <translation>我的草稿</translation>
    </message>
    <message>
        <source>Throw the chosen draft away</source>
        <translation>丢弃所选草稿</translation>
    </message>
    <message>
        <source>Good morning, {name}</source>
        <translation>早上好，{name}</translation>
    </message>
    <message>
        <source>Good day, {name}</source>
        <translation>您好，{name}</translation>
    </message>
    <message>
        <source>Good afternoon, {name}</source>
        <translation>下午好，{name}</translation>
    </message>
    <message>
        <source>Good evening, {name}</source>
        <translation>晚上好，{name}</translation>
    </message>
    <message>
        <source>Call · {what}</source>
        <translation>报修 · {what}</translation>
    </message>
    <message>
        <source>Complaint · {what}</source>
        <translation>投诉 · {what}</translation>
    </message>
    <message>
        <source>Signed voucher · {when}</source>
        <translation>签回凭证 · {when}</translation>
    </message>
    <message>
        <source>Record · {when}</source>
        <translation>记录 · {when}</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Customer name</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Kind of customer</source>
        <translation>客户类型</translation>
    </message>
    <message>
        <source>Sales grade</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Class of customer</source>
        <translation>客户分类</translation>
    </message>
    <message>
        <source>Key customer</source>
        <translation>重点客户</translation>
    </message>
    <message>
        <source>Contact&apos;s position</source>
        <translation>联系人职务</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>机身号</translation>
    </message>
    <message>
        <source>Device number</source>
        <translation>设备编号</translation>
    </message>
    <message>
        <source>Purchased</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>验收日期</translation>
    </message>
    <message>
        <source>Warranty (months or end)</source>
        <translation>保修期（月数或到期日）</translation>
    </message>
    <message>
        <source>Warranty end</source>
        <translation>保修到期</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Contract number</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Kind of contract</source>
        <translation>合同类型</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Included services</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Covered serials</source>
        <translation>覆盖设备的机身号</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签订日期</translation>
    </message>
    <message>
        <source>Terms of payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Old number</source>
        <translation>原编号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>报修时间</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fault level</source>
        <translation>故障级别</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接报人</translation>
    </message>
    <message>
        <source>No row of headings was found. Write a heading such as 客户名称 or 电话 above each column.</source>
        <translation>没有找到表头行。请在每列上方写上表头，如“客户名称”“电话”。</translation>
    </message>
    <message>
        <source>The cell shows the error {error} of a formula.</source>
        <translation>单元格里是公式错误 {error}。</translation>
    </message>
    <message>
        <source>{text} has lost digits in the spreadsheet. Make the column text and enter the number again.</source>
        <translation>{text} 在表格里已丢失位数。请把该列设为文本，重新录入号码。</translation>
    </message>
    <message>
        <source>“{text}” can be read in two ways. Write the year first, as in 2023-05-01.</source>
        <translation>“{text}”有两种读法。请把年份写在前面，如 2023-05-01。</translation>
    </message>
    <message>
        <source>“{text}” is no date. Write it as 2023-05-01.</source>
        <translation>“{text}”不是日期。请写成 2023-05-01。</translation>
    </message>
    <message>
        <source>“{text}” is no amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
    <message>
        <source>An amount cannot be below zero nor that large.</source>
        <translation>金额不能小于零，也不能这么大。</translation>
    </message>
    <message>
        <source>“{text}” is neither a number of months nor a date.</source>
        <translation>“{text}”既不是月数也不是日期。</translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no.</source>
        <translation>“{text}”既不是“是”也不是“否”。</translation>
    </message>
    <message>
        <source>{file} is larger than 64 MB. Delete what is not needed, or divide it into several files.</source>
        <translation>{file} 超过 64 MB。请删去不需要的内容，或分成几个文件。</translation>
    </message>
    <message>
        <source>{file} needs too much memory to read. Delete what lies far below or to the right of the table, or divide it into several files.</source>
        <translation>读取 {file} 需要的内存太多。请删去表格下方和右侧远处的内容，或分成几个文件。</translation>
    </message>
    <message>
        <source>{file} unpacks to more than a table can be. Copy the table into a new workbook and import that.</source>
        <translation>{file} 解压后大得不像表格。请把表格复制到新工作簿再导入。</translation>
    </message>
    <message>
        <source>{file} is protected by a password. Open it in Excel, remove the password, save it, import it again.</source>
        <translation>{file} 有密码保护。请在 Excel 中打开，取消密码，保存后再导入。</translation>
    </message>
    <message>
        <source>{file} is neither an Excel workbook nor a CSV file. Open it, save it as .xlsx and import that.</source>
        <translation>{file} 既不是 Excel 工作簿也不是 CSV 文件。请打开后另存为 .xlsx 再导入。</translation>
    </message>
    <message>
        <source>{file} is a web page, whatever its name says. Open it in Excel, save it as .xlsx and import that.</source>
        <translation>{file} 其实是网页。请用 Excel 打开，另存为 .xlsx 再导入。</translation>
    </message>
    <message>
        <source>{file} is damaged. Open it in Excel, save it under a new name and import that.</source>
        <translation>{file} 已损坏。请用 Excel 打开，另存为新文件再导入。</translation>
    </message>
    <message>
        <source>Nothing stands in {file}. Save the table in Excel, then import it again.</source>
        <translation>{file} 里没有内容。请在 Excel 中保存表格后再导入。</translation>
    </message>
    <message>
        <source>{file} has more than 300,000 rows. Divide it into several files.</source>
        <translation>{file} 超过 300,000 行。请分成几个文件。</translation>
    </message>
    <message>
        <source>{file} has more than 200 columns. Delete those that are not needed.</source>
        <translation>{file} 超过 200 列。请删去不需要的列。</translation>
    </message>
    <message>
        <source>A cell of {file} holds more than 4,000 characters. Shorten it, then import the file again.</source>
        <translation>{file} 中有单元格超过 4,000 个字。请缩短后再导入。</translation>
    </message>
    <message>
        <source>The writing of {file} cannot be read. Open it in Excel, save it as .xlsx and import that.</source>
        <translation>{file} 的文字编码无法识别。请用 Excel 打开，另存为 .xlsx 再导入。</translation>
    </message>
    <message>
        <source>{file} could not be read: it needs too much memory or is damaged. Copy the table into a new workbook and import that.</source>
        <translation>{file} 读不出来：需要的内存太多，或文件已损坏。请把表格复制到新工作簿再导入。</translation>
    </message>
    <message>
        <source>Reading {file} takes too long. Copy the table into a new workbook and import that.</source>
        <translation>读取 {file} 时间太长。请把表格复制到新工作簿再导入。</translation>
    </message>
    <message>
        <source>{file} is only Excel&apos;s mark for an open file. Choose the file without “~$”.</source>
        <translation>{file} 只是 Excel 打开文件时的标记。请选择不带“~$”的文件。</translation>
    </message>
    <message>
        <source>{file} is not there any more. Choose it again.</source>
        <translation>{file} 已不存在。请重新选择。</translation>
    </message>
    <message>
        <source>{file} cannot be opened. Close it in Excel and other programs, then try again.</source>
        <translation>{file} 打不开。请在 Excel 和其他程序中关闭它，再试一次。</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>Understanding the rows</source>
        <translation>正在理解各行</translation>
    </message>
    <message>
        <source>{field} is missing.</source>
        <translation>缺少“{field}”。</translation>
    </message>
    <message>
        <source>{date} lies in the future.</source>
        <translation>{date} 在将来。</translation>
    </message>
    <message>
        <source>“{text}” is none of A, B and C.</source>
        <translation>“{text}”不是 A、B、C 之一。</translation>
    </message>
    <message>
        <source>“{text}” tells neither finished nor open nor cancelled.</source>
        <translation>“{text}”看不出是已完成、未完成还是已取消。</translation>
    </message>
    <message>
        <source>“{text}” is no fault level; there are 1 to {most}.</source>
        <translation>“{text}”不是故障级别；只有 1 到 {most} 级。</translation>
    </message>
    <message>
        <source>The same call stands in line {line}.</source>
        <translation>第 {line} 行是同一报修。</translation>
    </message>
    <message>
        <source>Imported again</source>
        <translation>重新导入</translation>
    </message>
    <message>
        <source>Contract {number} covers the same days and devices already.</source>
        <translation>合同 {number} 已覆盖同样的日期和设备。</translation>
    </message>
    <message>
        <source>The contract in line {line} covers the same days and devices.</source>
        <translation>第 {line} 行的合同覆盖同样的日期和设备。</translation>
    </message>
    <message>
        <source>{number} is a number of this branch, but there is no such contract.</source>
        <translation>{number} 是本分公司的编号，但没有这份合同。</translation>
    </message>
    <message>
        <source>The same contract stands in line {line}.</source>
        <translation>第 {line} 行是同一合同。</translation>
    </message>
    <message>
        <source>Contract {number} is on file for {customer}.</source>
        <translation>合同 {number} 在档案中属于 {customer}。</translation>
    </message>
    <message>
        <source>This customer has no device with the serial {serial}. Import the devices first.</source>
        <translation>该客户没有机身号为 {serial} 的设备。请先导入设备。</translation>
    </message>
    <message>
        <source>{number} is a number of this branch, but there is no such device.</source>
        <translation>{number} 是本分公司的编号，但没有这台设备。</translation>
    </message>
    <message>
        <source>Several devices of this customer have the serial {serial}.</source>
        <translation>该客户有几台设备的机身号都是 {serial}。</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>The serial {serial} is on file for {customer} ({where}).</source>
        <translation>机身号 {serial} 在档案中属于 {customer}（{where}）。</translation>
    </message>
    <message>
        <source>The same device without a serial stands in line {line}. Give the serials.</source>
        <translation>第 {line} 行是同样的设备，都没有机身号。请写上机身号。</translation>
    </message>
    <message>
        <source>The same device stands in line {line}.</source>
        <translation>第 {line} 行是同一设备。</translation>
    </message>
    <message>
        <source>{user} changed “{field}” by hand on {date}.</source>
        <translation>{user} 于 {date} 手工修改过“{field}”。</translation>
    </message>
    <message>
        <source>Number {number} is on file for {name}.</source>
        <translation>编号 {number} 在档案中是 {name}。</translation>
    </message>
    <message>
        <source>{number} is a number of this branch, but there is no such customer.</source>
        <translation>{number} 是本分公司的编号，但没有这个客户。</translation>
    </message>
    <message>
        <source>Several customers may be meant: {customers}. Write the right number into the sheet.</source>
        <translation>可能是这几个客户之一：{customers}。请在表格中写上正确的编号。</translation>
    </message>
    <message>
        <source>Only the name agrees with {customer}.</source>
        <translation>与 {customer} 只有名称相同。</translation>
    </message>
    <message>
        <source>{customer} has another telephone: {phone}.</source>
        <translation>{customer} 的电话不同：{phone}。</translation>
    </message>
    <message>
        <source>Line {line} says otherwise of this customer ({fields}) and counts.</source>
        <translation>第 {line} 行对该客户另有说法（{fields}），以那一行为准。</translation>
    </message>
    <message>
        <source>Entering the rows</source>
        <translation>正在录入</translation>
    </message>
    <message>
        <source>This import was taken back already.</source>
        <translation>这次导入已经撤销。</translation>
    </message>
    <message>
        <source>Somebody worked on {count} of its records since: {first}.</source>
        <translation>此后有人处理过其中 {count} 条记录，如 {first}。</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>There is no sheet {name}; there are: {names}.</source>
        <translation>没有工作表 {name}；现有：{names}。</translation>
    </message>
    <message>
        <source>Say which column is “{field}”.</source>
        <translation>请指定哪一列是“{field}”。</translation>
    </message>
    <message>
        <source>Two columns cannot both be “{field}”.</source>
        <translation>不能有两列都是“{field}”。</translation>
    </message>
    <message>
        <source>Choose one of the listed values.</source>
        <translation>请从列出的值中选择。</translation>
    </message>
    <message>
        <source>Comparing with what is on file</source>
        <translation>正在与档案比较</translation>
    </message>
    <message>
        <source>There is nothing to enter: no row adds or changes anything.</source>
        <translation>没有可录入的：没有一行新增或修改任何内容。</translation>
    </message>
    <message>
        <source>Why it was refused</source>
        <translation>拒绝原因</translation>
    </message>
    <message>
        <source>Records were changed since the list was made. Make the list again.</source>
        <translation>列表生成后档案有变动。请重新生成列表。</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>taken back on {date}</source>
        <translation>{date} 已撤销</translation>
    </message>
    <message>
        <source>Take back {number}? What it changed gets its old values, what it added is put out of use. Why is it taken back?</source>
        <translation>撤销 {number}？修改过的恢复原值，新增的停用。为什么撤销？</translation>
    </message>
    <message>
        <source>{number} was taken back.</source>
        <translation>{number} 已撤销。</translation>
    </message>
    <message>
        <source>Take back {number}</source>
        <translation>撤销 {number}</translation>
    </message>
    <message>
        <source>Somebody worked on records of this import since. They stay as they are.</source>
        <translation>此后有人处理过这次导入的一些记录。这些记录保持不变。</translation>
    </message>
    <message>
        <source>Take back the others</source>
        <translation>撤销其余的</translation>
    </message>
</context>
<context>
    <name>inspection</name>
    <message>
        <source>Due</source>
        <translation>待安排</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检</translation>
    </message>
    <message>
        <source>This inspection has its service call already.</source>
        <translation>该巡检已有报修单。</translation>
    </message>
    <message>
        <source>Enter the day of the inspection.</source>
        <translation>请填写巡检日期。</translation>
    </message>
    <message>
        <source>This day lies in the future.</source>
        <translation>这个日期还没到。</translation>
    </message>
    <message>
        <source>The score is from 0 to 100.</source>
        <translation>评分为 0 至 100。</translation>
    </message>
    <message>
        <source>A score counts with a signature. Enter who signed.</source>
        <translation>评分须有签字才有效，请填写签字人。</translation>
    </message>
    <message>
        <source>Enter the date beside the signature.</source>
        <translation>请填写签字旁的日期。</translation>
    </message>
    <message>
        <source>The signature is dated in the future.</source>
        <translation>签字日期在将来。</translation>
    </message>
    <message>
        <source>The signature is older than the inspection.</source>
        <translation>签字日期早于巡检日期。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Due again</source>
        <translation>重新待安排</translation>
    </message>
    <message>
        <source>Move the day</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Enter the result</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation>恢复该次巡检</translation>
    </message>
    <message>
        <source>The contract is cancelled.</source>
        <translation>合同已取消。</translation>
    </message>
    <message>
        <source>The contract has no inspections any more.</source>
        <translation>合同不再要求巡检。</translation>
    </message>
    <message>
        <source>Cycle, term or suspension of the contract changed.</source>
        <translation>合同的周期、期限或暂停有变化。</translation>
    </message>
    <message>
        <source>This day is over already.</source>
        <translation>该日期已过。</translation>
    </message>
    <message>
        <source>The contract does not ask for this inspection any more.</source>
        <translation>合同已不要求这次巡检。</translation>
    </message>
    <message>
        <source>Inspection {number} of contract {contract}, due by {day}; devices: {count}</source>
        <translation>巡检 {number}，合同 {contract}，应于 {day} 前完成；设备 {count} 台</translation>
    </message>
    <message>
        <source>A sheet holds at most {count} lines.</source>
        <translation>一张巡检单最多 {count} 行。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>This device belongs to another customer.</source>
        <translation>该设备属于另一客户。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Sheet of {number}</source>
        <translation>巡检单 {number}</translation>
    </message>
    <message>
        <source>{customer} · keys 1 to 4 choose the result of a row</source>
        <translation>{customer} · 按 1–4 选择一行的结果</translation>
    </message>
    <message>
        <source>Inspected on</source>
        <translation>巡检日期</translation>
    </message>
    <message>
        <source>Customer&apos;s score, 0–100</source>
        <translation>客户评分（0–100）</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>On the whole</source>
        <translation>总体情况</translation>
    </message>
    <message>
        <source>Plan {number}</source>
        <translation>安排 {number}</translation>
    </message>
    <message>
        <source>{customer}, due by {day}. Devices: {count}</source>
        <translation>{customer}，应于 {day} 前完成。设备 {count} 台</translation>
    </message>
    <message>
        <source>Empty: it waits on the dispatch board for a place.</source>
        <translation>留空：在派工板左侧等待安排。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Move {number}</source>
        <translation>{number} 改期</translation>
    </message>
    <message>
        <source>Due by</source>
        <translation>应检日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Inspections</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Inspection due by {day}</source>
        <translation>巡检，应于 {day} 前完成</translation>
    </message>
    <message>
        <source>Contract {number}</source>
        <translation>合同 {number}</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修单 {number}</translation>
    </message>
    <message>
        <source>{score} of 100</source>
        <translation>{score} 分（满分 100）</translation>
    </message>
    <message>
        <source>By the cycle</source>
        <translation>原周期日</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Why is inspection {number} withdrawn?</source>
        <translation>为什么撤销巡检 {number}？</translation>
    </message>
    <message>
        <source>Correct the result</source>
        <translation>更正结果</translation>
    </message>
    <message>
        <source>Plan…</source>
        <translation>安排……</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印巡检单</translation>
    </message>
    <message>
        <source>Move the day…</source>
        <translation>改期……</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤销……</translation>
    </message>
</context>
<context>
    <name>issuing</name>
    <message>
        <source>There is no paper “{name}”.</source>
        <translation>没有“{name}”这种纸张。</translation>
    </message>
    <message>
        <source>What is kept of {number} was altered after it was issued. Tell the administrator.</source>
        <translation>{number} 的存档内容在开具后被改动过。请告知管理员。</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>{rows} rows are too many to copy. Export them instead.</source>
        <translation>{rows} 行太多，无法复制。请改用导出。</translation>
    </message>
    <message>
        <source>{rows} rows copied.</source>
        <translation>已复制 {rows} 行。</translation>
    </message>
    <message>
        <source>More than {most} rows at once are an export, which is for supervisors. Select fewer.</source>
        <translation>一次超过 {most} 行算导出，仅客服主管可以。请少选几行。</translation>
    </message>
</context>
<context>
    <name>ledgers</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>“{column}” follows from “{source}”. Filter by that one.</source>
        <translation>“{column}”由“{source}”得出，请按后者筛选。</translation>
    </message>
    <message>
        <source>There is no column “{name}”. Columns: {columns}.</source>
        <translation>没有“{name}”列。可用的列：{columns}。</translation>
    </message>
    <message>
        <source>There is no view “{name}”. Views: {views}.</source>
        <translation>没有“{name}”视图。可用的视图：{views}。</translation>
    </message>
    <message>
        <source>“{text}” is not a condition. Write it like state=logged.</source>
        <translation>“{text}”不是条件。请写成 state=logged 的形式。</translation>
    </message>
    <message>
        <source>“{text}” does not fit the column “{column}”.</source>
        <translation>“{text}”不适合“{column}”列。</translation>
    </message>
    <message>
        <source>“{text}” is not among: {choices}.</source>
        <translation>“{text}”不在可选值中：{choices}。</translation>
    </message>
    <message>
        <source>{column}: empty</source>
        <translation>{column}：为空</translation>
    </message>
    <message>
        <source>{column}: not empty</source>
        <translation>{column}：不为空</translation>
    </message>
    <message>
        <source>{column}: not {value}</source>
        <translation>{column}：不是{value}</translation>
    </message>
    <message>
        <source>{column}: before {value}</source>
        <translation>{column}：{value} 之前</translation>
    </message>
    <message>
        <source>{column}: from {value}</source>
        <translation>{column}：{value} 起</translation>
    </message>
    <message>
        <source>{column}: {low} to {high}</source>
        <translation>{column}：{low} 至 {high}</translation>
    </message>
    <message>
        <source>{column}: contains “{value}”</source>
        <translation>{column}：包含“{value}”</translation>
    </message>
    <message>
        <source>{column}: {value}</source>
        <translation>{column}：{value}</translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation>请给视图起个名称。</translation>
    </message>
    <message>
        <source>There are too many views. Delete one you do not need.</source>
        <translation>视图太多，请删除一个不用的。</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>全部报修</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Received by me</source>
        <translation>我受理的</translation>
    </message>
    <message>
        <source>My jobs</source>
        <translation>我的工作</translation>
    </message>
    <message>
        <source>Response late</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>Arrival late</source>
        <translation>到场超时</translation>
    </message>
    <message>
        <source>To be reported</source>
        <translation>应上报主管</translation>
    </message>
    <message>
        <source>Reported to the supervisor</source>
        <translation>已上报主管</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Reply promised</source>
        <translation>已约定回复</translation>
    </message>
    <message>
        <source>Promise late</source>
        <translation>约定回复超时</translation>
    </message>
    <message>
        <source>Visits today</source>
        <translation>今日上门</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派工</translation>
    </message>
    <message>
        <source>Out with technicians</source>
        <translation>技术人员在外</translation>
    </message>
    <message>
        <source>Not struck off</source>
        <translation>未注销</translation>
    </message>
    <message>
        <source>Struck off, not followed up</source>
        <translation>已注销未回访</translation>
    </message>
    <message>
        <source>Followed up, not archived</source>
        <translation>已回访未归档</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Call register</source>
        <translation>叫修登记簿</translation>
    </message>
    <message>
        <source>Search: {text}</source>
        <translation>搜索：{text}</translation>
    </message>
    <message>
        <source>newest or largest first</source>
        <translation>从新到旧或从大到小</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>By {column}, {order}</source>
        <translation>按{column}，{order}</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>评估编号</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>评估日期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Final score</source>
        <translation>最终得分</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>评估人</translation>
    </message>
    <message>
        <source>Reason for voiding</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>客户关系评估</translation>
    </message>
    <message>
        <source>All assessments</source>
        <translation>全部评估</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>To improve</source>
        <translation>改进关系</translation>
    </message>
    <message>
        <source>To keep</source>
        <translation>维持关系</translation>
    </message>
    <message>
        <source>To end</source>
        <translation>终止关系</translation>
    </message>
    <message>
        <source>No customer was assessed yet. Assessments are made in a customer&apos;s file.</source>
        <translation>还没有评估。请在客户档案中评估。</translation>
    </message>
    <message>
        <source>Slip to a unit</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>限期答复</translation>
    </message>
    <message>
        <source>Stage due</source>
        <translation>环节期限</translation>
    </message>
    <message>
        <source>Why late</source>
        <translation>逾期原因</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>答复日期</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>要求事项</translation>
    </message>
    <message>
        <source>Reminders and late causes</source>
        <translation>催办与洽办</translation>
    </message>
    <message>
        <source>All slips to units</source>
        <translation>全部单据</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>Answer overdue</source>
        <translation>逾期未答复</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>催办单</translation>
    </message>
    <message>
        <source>Late causes</source>
        <translation>洽办单</translation>
    </message>
    <message>
        <source>No unit had to be reminded yet.</source>
        <translation>还没有单位需要催办。</translation>
    </message>
    <message>
        <source>Booklet</source>
        <translation>档案编号</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>装订时间</translation>
    </message>
    <message>
        <source>Put together</source>
        <translation>装订方式</translation>
    </message>
    <message>
        <source>Month, customer or product</source>
        <translation>卷名</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件数</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Bound by</source>
        <translation>装订人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Booklets</source>
        <translation>投诉档案</translation>
    </message>
    <message>
        <source>All booklets</source>
        <translation>全部档案</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>按客户</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>按产品</translation>
    </message>
    <message>
        <source>No booklet is bound yet. Archived complaints are bound by month, customer or product.</source>
        <translation>还没有装订档案。归档的投诉可按月、按客户或按产品装订。</translation>
    </message>
    <message>
        <source>Bind a booklet</source>
        <translation>装订档案</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>全部设备</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>下一步内容</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>通知日期</translation>
    </message>
    <message>
        <source>Fee offered</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Reason of the loss</source>
        <translation>流失原因</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>确定日期</translation>
    </message>
    <message>
        <source>Inspection, months</source>
        <translation>检查周期（月）</translation>
    </message>
    <message>
        <source>Response, hours</source>
        <translation>响应（小时）</translation>
    </message>
    <message>
        <source>Visits included</source>
        <translation>包含上门次数</translation>
    </message>
    <message>
        <source>Parts budget</source>
        <translation>配件额度</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签订日</translation>
    </message>
    <message>
        <source>Second party</source>
        <translation>乙方</translation>
    </message>
    <message>
        <source>Included services</source>
        <translation>包含的服务</translation>
    </message>
    <message>
        <source>Print notices…</source>
        <translation>打印通知书……</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>建档时间</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>All contracts</source>
        <translation>全部合同</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Ends within 90 days</source>
        <translation>90 天内到期</translation>
    </message>
    <message>
        <source>Ends within 60 days</source>
        <translation>60 天内到期</translation>
    </message>
    <message>
        <source>Ends within 30 days</source>
        <translation>30 天内到期</translation>
    </message>
    <message>
        <source>Ended, not decided</source>
        <translation>已到期未定</translation>
    </message>
    <message>
        <source>Next step due</source>
        <translation>下一步到期</translation>
    </message>
    <message>
        <source>Inspection due</source>
        <translation>巡检到期</translation>
    </message>
    <message>
        <source>Prospects (lapsed)</source>
        <translation>未续客户（潜在客户）</translation>
    </message>
    <message>
        <source>New contract</source>
        <translation>新建合同</translation>
    </message>
    <message>
        <source>Expiry notices</source>
        <translation>到期通知书</translation>
    </message>
    <message>
        <source>Maintenance contracts</source>
        <translation>维保合同</translation>
    </message>
    <message>
        <source>Next inspection</source>
        <translation>下次巡检</translation>
    </message>
    <message>
        <source>Warranties</source>
        <translation>保修合同</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>No contract is on file yet.</source>
        <translation>还没有合同。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>With</source>
        <translation>持有方</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>There since</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Property of</source>
        <translation>物主</translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation>在原处</translation>
    </message>
    <message>
        <source>Gone for good</source>
        <translation>已终结</translation>
    </message>
    <message>
        <source>Where is it</source>
        <translation>物品去向</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部物品</translation>
    </message>
    <message>
        <source>Not where it belongs</source>
        <translation>不在原处</translation>
    </message>
    <message>
        <source>Ours, with customers</source>
        <translation>我方物品，在客户处</translation>
    </message>
    <message>
        <source>With colleagues</source>
        <translation>在同事处</translation>
    </message>
    <message>
        <source>With suppliers and makers</source>
        <translation>在供应商、厂家处</translation>
    </message>
    <message>
        <source>Customers&apos; things, here</source>
        <translation>客户物品，在本处</translation>
    </message>
    <message>
        <source>Past its day</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Nothing has passed from hand to hand yet.</source>
        <translation>还没有任何交接记录。</translation>
    </message>
    <message>
        <source>Complaint number</source>
        <translation>投诉编号</translation>
    </message>
    <message>
        <source>Complaint about</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>To be settled by</source>
        <translation>处理期限</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Second complaint</source>
        <translation>二次投诉</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失金额</translation>
    </message>
    <message>
        <source>First reply due</source>
        <translation>首次答复期限</translation>
    </message>
    <message>
        <source>First reply</source>
        <translation>首次答复</translation>
    </message>
    <message>
        <source>Promised to the customer</source>
        <translation>承诺客户日期</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>告知人</translation>
    </message>
    <message>
        <source>With unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>责任判定</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任归属</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>索赔金额</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>拟定金额</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>核决</translation>
    </message>
    <message>
        <source>Decided by whom</source>
        <translation>核决人</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Customer&apos;s answer</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Sample kept</source>
        <translation>样品留存</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首问责任人</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>Class (code)</source>
        <translation>类别（代码）</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉台帐</translation>
    </message>
    <message>
        <source>No complaint was registered yet. Ctrl+N, then Alt+C registers the first one.</source>
        <translation>还没有登记过投诉。按 Ctrl+N，再按 Alt+C 登记第一件。</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Key customer</source>
        <translation>重要客户</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Came up</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Paid how</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>Next step by</source>
        <translation>下一步期限</translation>
    </message>
    <message>
        <source>Answers for it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>收款时间</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>At finance</source>
        <translation>交财务</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>开票</translation>
    </message>
    <message>
        <source>Invoice sent</source>
        <translation>发票寄出</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Collection on</source>
        <translation>收款日</translation>
    </message>
    <message>
        <source>Money collected</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>已免交</translation>
    </message>
    <message>
        <source>Charge record</source>
        <translation>收费单</translation>
    </message>
    <message>
        <source>Settled at</source>
        <translation>结清时间</translation>
    </message>
    <message>
        <source>Amount waived</source>
        <translation>减免金额</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Hand-over slip</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Invoice made out to</source>
        <translation>发票抬头</translation>
    </message>
    <message>
        <source>Why waived</source>
        <translation>减免原因</translation>
    </message>
    <message>
        <source>All charges</source>
        <translation>全部收费</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Open with me</source>
        <translation>我的未结</translation>
    </message>
    <message>
        <source>Still owed by customers</source>
        <translation>客户未付</translation>
    </message>
    <message>
        <source>To be collected or invoiced</source>
        <translation>待收款或开票</translation>
    </message>
    <message>
        <source>Cash to hand in</source>
        <translation>待交现金</translation>
    </message>
    <message>
        <source>Paid, invoice to make out</source>
        <translation>已收待开票</translation>
    </message>
    <message>
        <source>Invoices to send</source>
        <translation>发票待寄</translation>
    </message>
    <message>
        <source>Paid and settled</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>Charges waived</source>
        <translation>已减免</translation>
    </message>
    <message>
        <source>Hand over to finance</source>
        <translation>交财务</translation>
    </message>
    <message>
        <source>Nothing was charged yet. A record opens when a call with a charge is done.</source>
        <translation>还没有收费。有费用的报修单完成时自动生成收费单。</translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>Won back</source>
        <translation>已挽回</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>迁入</translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation>已迁出</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>资料使用同意</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Key customers</source>
        <translation>重要客户</translation>
    </message>
    <message>
        <source>Grade A</source>
        <translation>A 级客户</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Prospects</source>
        <translation>潜在客户</translation>
    </message>
    <message>
        <source>Added this month</source>
        <translation>本月新增</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Merged files</source>
        <translation>已合并的档案</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>No customer is on file yet.</source>
        <translation>还没有客户档案。</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>异常单号</translation>
    </message>
    <message>
        <source>Anomaly</source>
        <translation>异常情况</translation>
    </message>
    <message>
        <source>Unit to improve it</source>
        <translation>改善单位</translation>
    </message>
    <message>
        <source>Improve by</source>
        <translation>改善期限</translation>
    </message>
    <message>
        <source>Improved on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>What was improved</source>
        <translation>改善结果</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查访结果</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>查访人</translation>
    </message>
    <message>
        <source>Looked at on</source>
        <translation>查访日期</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Anomaly notices</source>
        <translation>异常处理单</translation>
    </message>
    <message>
        <source>All notices</source>
        <translation>全部异常</translation>
    </message>
    <message>
        <source>Improved</source>
        <translation>已改善</translation>
    </message>
    <message>
        <source>Became a complaint</source>
        <translation>转为投诉</translation>
    </message>
    <message>
        <source>No anomaly was noted yet.</source>
        <translation>还没有登记过异常。</translation>
    </message>
    <message>
        <source>New anomaly notice</source>
        <translation>新建异常处理单</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修至</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>待核决</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已核决</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>验收日期</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Warranty months</source>
        <translation>保修月数</translation>
    </message>
    <message>
        <source>Warranty card</source>
        <translation>保修卡号</translation>
    </message>
    <message>
        <source>Extended until</source>
        <translation>延保截止</translation>
    </message>
    <message>
        <source>Swapped on</source>
        <translation>换机日期</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Warranty ends in 30 days</source>
        <translation>30 天内出保</translation>
    </message>
    <message>
        <source>In warranty</source>
        <translation>保修期内</translation>
    </message>
    <message>
        <source>Out of warranty</source>
        <translation>已出保</translation>
    </message>
    <message>
        <source>Without warranty date</source>
        <translation>缺保修日期</translation>
    </message>
    <message>
        <source>Installed this month</source>
        <translation>本月安装</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>No device is on file yet.</source>
        <translation>还没有设备。</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>报修单号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Fault level</source>
        <translation>故障等级</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检单</translation>
    </message>
    <message>
        <source>Due by</source>
        <translation>应检日期</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>Day of the cycle</source>
        <translation>周期日</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>受理编号</translation>
    </message>
    <message>
        <source>Customer or office</source>
        <translation>客户或分公司</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cost borne by</source>
        <translation>费用承担方</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>决定时间</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>发出日期</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>到货日期</translation>
    </message>
    <message>
        <source>Returns and exchanges</source>
        <translation>退换货受理</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>全部受理</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Agreed, not sent</source>
        <translation>已同意未发出</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Arrived, done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Nobody asked for a return or an exchange yet.</source>
        <translation>还没有退换货受理。</translation>
    </message>
    <message>
        <source>New return or exchange</source>
        <translation>新的退换货</translation>
    </message>
    <message>
        <source>Inspections</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>All inspections</source>
        <translation>全部巡检</translation>
    </message>
    <message>
        <source>To plan now</source>
        <translation>待安排</translation>
    </message>
    <message>
        <source>Visits planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Planned, overdue</source>
        <translation>已安排，超期</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Score below 60</source>
        <translation>评分低于 60</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>No contract asks for inspections yet. Give one a cycle of months.</source>
        <translation>还没有合同要求巡检。在合同中填写巡检周期（月）即可。</translation>
    </message>
    <message>
        <source>Response due</source>
        <translation>响应期限</translation>
    </message>
    <message>
        <source>Arrival due</source>
        <translation>到场期限</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>保修判定</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Visit agreed</source>
        <translation>预约上门</translation>
    </message>
    <message>
        <source>Fault category</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>市区/郊区</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Service class</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <source>Service mode</source>
        <translation>服务方式</translation>
    </message>
    <message>
        <source>Cover document</source>
        <translation>判定凭据</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Interface person</source>
        <translation>接口人</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>To be paid by</source>
        <translation>应收日期</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>Receivable</source>
        <translation>应收金额</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Receivables left out</source>
        <translation>剔除应收账款</translation>
    </message>
    <message>
        <source>All receivables left out</source>
        <translation>全部剔除记录</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>Payable last month</source>
        <translation>上月应收</translation>
    </message>
    <message>
        <source>Payable this month</source>
        <translation>本月应收</translation>
    </message>
    <message>
        <source>No receivable is left out because of a complaint.</source>
        <translation>尚无因投诉剔除的应收账款。</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>响应时间</translation>
    </message>
    <message>
        <source>Report due</source>
        <translation>上报期限</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派工时间</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场时间</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>处理过程</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Minutes worked</source>
        <translation>工作分钟数</translation>
    </message>
    <message>
        <source>User&apos;s opinion</source>
        <translation>用户意见</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意程度</translation>
    </message>
    <message>
        <source>Struck off</source>
        <translation>注销时间</translation>
    </message>
    <message>
        <source>Struck off by</source>
        <translation>注销人</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>回访时间</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Reason for cancelling</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Reason for holding</source>
        <translation>暂停原因</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Repair ledger</source>
        <translation>维修台帐</translation>
    </message>
    <message>
        <source>No call has been registered yet. Ctrl+N registers the first one.</source>
        <translation>还没有报修。按 Ctrl+N 登记第一个。</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>回访单号</translation>
    </message>
    <message>
        <source>Complaint and turn</source>
        <translation>案件环节</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>In</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Was late</source>
        <translation>曾逾期</translation>
    </message>
    <message>
        <source>Case settled</source>
        <translation>办结时间</translation>
    </message>
    <message>
        <source>Has its turn</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>序</translation>
    </message>
    <message>
        <source>Handed on by</source>
        <translation>转交人</translation>
    </message>
    <message>
        <source>Passed over because</source>
        <translation>跳过原因</translation>
    </message>
    <message>
        <source>Tracking register</source>
        <translation>案件登记追踪表</translation>
    </message>
    <message>
        <source>All turns</source>
        <translation>全部环节</translation>
    </message>
    <message>
        <source>Having their turn</source>
        <translation>正在办理</translation>
    </message>
    <message>
        <source>Late, to be reminded</source>
        <translation>逾期待催办</translation>
    </message>
    <message>
        <source>Due within a day</source>
        <translation>一日内到期</translation>
    </message>
    <message>
        <source>Were late</source>
        <translation>曾逾期</translation>
    </message>
    <message>
        <source>Were late, case settled</source>
        <translation>曾逾期已办结</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>按单位</translation>
    </message>
    <message>
        <source>No complaint has gone through a stage yet.</source>
        <translation>还没有投诉进入办理环节。</translation>
    </message>
    <message>
        <source>Remind, or ask why it was late</source>
        <translation>催办、洽办</translation>
    </message>
    <message>
        <source>Issue slips…</source>
        <translation>开单……</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关怀编号</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason for dropping</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Relationship card</source>
        <translation>客户关系卡</translation>
    </message>
    <message>
        <source>All care</source>
        <translation>全部关怀</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>Call-ons</source>
        <translation>巡回拜访</translation>
    </message>
    <message>
        <source>Care done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Nothing is planned yet. Plan a year or a round of call-ons.</source>
        <translation>还没有安排。可以制定年度计划或巡回拜访计划。</translation>
    </message>
    <message>
        <source>Person reached</source>
        <translation>接听人</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Return visits</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>全部回访</translation>
    </message>
    <message>
        <source>To visit</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Preventive visits</source>
        <translation>预防性上门</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>已回访</translation>
    </message>
    <message>
        <source>Done this month</source>
        <translation>本月完成</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Inspections overdue</source>
        <translation>巡检超期</translation>
    </message>
    <message>
        <source>Inspections to plan</source>
        <translation>待安排的巡检</translation>
    </message>
    <message>
        <source>Inspections planned</source>
        <translation>已安排的巡检</translation>
    </message>
    <message>
        <source>No return visit is due or entered yet.</source>
        <translation>还没有待回访或已登记的回访。</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>开具时间</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>Back on</source>
        <translation>归还时间</translation>
    </message>
    <message>
        <source>Loaner slip</source>
        <translation>借用单</translation>
    </message>
    <message>
        <source>Recovered by</source>
        <translation>收回人</translation>
    </message>
    <message>
        <source>Return signed by</source>
        <translation>归还签字人</translation>
    </message>
    <message>
        <source>Note of the loss</source>
        <translation>遗失说明</translation>
    </message>
    <message>
        <source>Take-back receipts</source>
        <translation>领取收据</translation>
    </message>
    <message>
        <source>All receipts</source>
        <translation>全部收据</translation>
    </message>
    <message>
        <source>With customers</source>
        <translation>客户持有</translation>
    </message>
    <message>
        <source>Mine, with customers</source>
        <translation>我的未收回</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>Lost, noted</source>
        <translation>已登记遗失</translation>
    </message>
    <message>
        <source>No receipt has been issued yet.</source>
        <translation>还没有开具过收据。</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Hand in by</source>
        <translation>应交回</translation>
    </message>
    <message>
        <source>Owed by</source>
        <translation>欠交人</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>配件编号</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Service call</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>交回</translation>
    </message>
    <message>
        <source>Owed since</source>
        <translation>欠交起始</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>寄给</translation>
    </message>
    <message>
        <source>Settled on</source>
        <translation>处理时间</translation>
    </message>
    <message>
        <source>Old parts</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>All old parts</source>
        <translation>全部旧件</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>待交回</translation>
    </message>
    <message>
        <source>Owed by me</source>
        <translation>我欠交的</translation>
    </message>
    <message>
        <source>Handed in, to settle</source>
        <translation>已交回，待处理</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已返厂</translation>
    </message>
    <message>
        <source>Hand in old parts</source>
        <translation>交回旧件</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>交回……</translation>
    </message>
    <message>
        <source>Send old parts back</source>
        <translation>旧件返厂</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>返厂……</translation>
    </message>
    <message>
        <source>Nobody owes an old part.</source>
        <translation>没有人欠交旧件。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>交回时间</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>交付时间</translation>
    </message>
    <message>
        <source>Technician back</source>
        <translation>技术人员返回</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>替代</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>开具人</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>归档人</translation>
    </message>
    <message>
        <source>Filing place</source>
        <translation>归档位置</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>交款时间</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交款人</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>作废时间</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Cash hand-over slips</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>All slips</source>
        <translation>全部交款单</translation>
    </message>
    <message>
        <source>No cash was handed to finance yet.</source>
        <translation>还没有交款。</translation>
    </message>
    <message>
        <source>Hand over cash</source>
        <translation>现金交财务</translation>
    </message>
    <message>
        <source>Service vouchers</source>
        <translation>服务凭证</translation>
    </message>
    <message>
        <source>All vouchers</source>
        <translation>全部凭证</translation>
    </message>
    <message>
        <source>Out with me</source>
        <translation>在我手上</translation>
    </message>
    <message>
        <source>Hand-in late</source>
        <translation>交回超期</translation>
    </message>
    <message>
        <source>Issued, not handed out</source>
        <translation>已开具未交付</translation>
    </message>
    <message>
        <source>Back, not filed</source>
        <translation>已交回未归档</translation>
    </message>
    <message>
        <source>Already filed</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>No voucher has been issued yet.</source>
        <translation>还没有开具过凭证。</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>将到期</translation>
    </message>
    <message>
        <source>held</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N enters one; a call (Ctrl+N) enters its customer too.</source>
        <translation>按 Ctrl+Shift+N 新建；登记报修（Ctrl+N）时也可同时建档。</translation>
    </message>
    <message>
        <source>Devices are entered in the record of their customer, or with a call.</source>
        <translation>设备在客户档案中登记，也可在登记报修时登记。</translation>
    </message>
    <message>
        <source>Contracts are entered in the record of their customer.</source>
        <translation>合同在客户档案中登记。</translation>
    </message>
    <message>
        <source>Ctrl+N registers a call from anywhere.</source>
        <translation>在任何地方按 Ctrl+N 登记报修。</translation>
    </message>
    <message>
        <source>A voucher is issued when a technician is dispatched.</source>
        <translation>派工时开具凭证。</translation>
    </message>
    <message>
        <source>A return visit falls due some days after a call is solved.</source>
        <translation>报修解决后过几天，回访到期。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有符合的记录。</translation>
    </message>
    <message>
        <source>Try fewer filters or another word.</source>
        <translation>减少筛选条件，或换个词试试。</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>这里还没有记录。</translation>
    </message>
    <message>
        <source>Nothing in “{view}”.</source>
        <translation>“{view}”中没有记录。</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>最近更新</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Other ways of contact</source>
        <translation>其他联系方式</translation>
    </message>
    <message>
        <source>Home address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>兴趣爱好</translation>
    </message>
    <message>
        <source>Holiday note</source>
        <translation>节日安排</translation>
    </message>
    <message>
        <source>Relationship cards</source>
        <translation>客户关系卡</translation>
    </message>
    <message>
        <source>All cards</source>
        <translation>全部关系卡</translation>
    </message>
    <message>
        <source>Ordinary customers</source>
        <translation>一般客户</translation>
    </message>
    <message>
        <source>Not updated for a year</source>
        <translation>一年未更新</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>No card yet. Cards are made in a customer&apos;s file.</source>
        <translation>还没有关系卡。请在客户档案中建立。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Lent to</source>
        <translation>借用客户</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>应还日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Times lent</source>
        <translation>借出次数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>借用单</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>状态起始</translation>
    </message>
    <message>
        <source>Loaner units</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部备用机</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Lent out</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Not back in time</source>
        <translation>到期未还</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Lost units</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>New loaner unit</source>
        <translation>新备用机</translation>
    </message>
    <message>
        <source>The pool has no unit yet. Enter what may be lent.</source>
        <translation>还没有备用机。请登记可以借出的备用机。</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出时间</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>归还时间</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>送达人</translation>
    </message>
    <message>
        <source>Unit number</source>
        <translation>备用机编号</translation>
    </message>
    <message>
        <source>Loaner unit</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Signed out by</source>
        <translation>借用签字人</translation>
    </message>
    <message>
        <source>Signed in by</source>
        <translation>归还签字人</translation>
    </message>
    <message>
        <source>Condition when lent</source>
        <translation>借出状况</translation>
    </message>
    <message>
        <source>Condition when back</source>
        <translation>归还状况</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损坏情况</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔偿金额</translation>
    </message>
    <message>
        <source>Compensation to decide</source>
        <translation>赔偿待定</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>备用机借用</translation>
    </message>
    <message>
        <source>All loans</source>
        <translation>全部借用</translation>
    </message>
    <message>
        <source>Out now</source>
        <translation>借出中</translation>
    </message>
    <message>
        <source>Brought by me, out</source>
        <translation>我送出的，未还</translation>
    </message>
    <message>
        <source>Slip not signed yet</source>
        <translation>借用单未签回</translation>
    </message>
    <message>
        <source>Back again</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Nothing has been lent yet. Lend a unit from its record or from a call.</source>
        <translation>还没有借出记录。可从备用机或报修单借出。</translation>
    </message>
    <message>
        <source>Returned part</source>
        <translation>返修编号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>预计归还</translation>
    </message>
    <message>
        <source>Is with</source>
        <translation>现持有人</translation>
    </message>
    <message>
        <source>Original receipt</source>
        <translation>收据原件</translation>
    </message>
    <message>
        <source>Repaired where</source>
        <translation>维修去向</translation>
    </message>
    <message>
        <source>Sent out on</source>
        <translation>送修日期</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>应返回</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>返回日期</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>检测结论</translation>
    </message>
    <message>
        <source>Cause found</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Tested by</source>
        <translation>检测人</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>检测日期</translation>
    </message>
    <message>
        <source>Repaired by</source>
        <translation>修理人</translation>
    </message>
    <message>
        <source>Repaired on</source>
        <translation>修复日期</translation>
    </message>
    <message>
        <source>Minutes used</source>
        <translation>用时（分钟）</translation>
    </message>
    <message>
        <source>Parts replaced</source>
        <translation>更换配件</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>措施编号</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>措施内容</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Check due</source>
        <translation>验证期限</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>实施情况</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>验证日期</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>检验人</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>验证依据</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>建立人</translation>
    </message>
    <message>
        <source>Corrective actions</source>
        <translation>纠正措施</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>全部措施</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待实施</translation>
    </message>
    <message>
        <source>Effect to check</source>
        <translation>待验证</translation>
    </message>
    <message>
        <source>Check overdue</source>
        <translation>验证逾期</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Not effective</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>No corrective action yet. They are opened in the record of a complaint.</source>
        <translation>还没有纠正措施。请在投诉记录里建立。</translation>
    </message>
    <message>
        <source>Repair cost</source>
        <translation>维修费用</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Serial of the replacement</source>
        <translation>替换设备序列号</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>归还日期</translation>
    </message>
    <message>
        <source>Returned to</source>
        <translation>领取人</translation>
    </message>
    <message>
        <source>Return slip</source>
        <translation>退货单号</translation>
    </message>
    <message>
        <source>For</source>
        <translation>退回类别</translation>
    </message>
    <message>
        <source>Approved quantity</source>
        <translation>核准数量</translation>
    </message>
    <message>
        <source>Actual quantity</source>
        <translation>实收数量</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Number of the proof</source>
        <translation>凭证号码</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>In the warehouse on</source>
        <translation>到仓日期</translation>
    </message>
    <message>
        <source>About the difference</source>
        <translation>差异说明</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>结案日期</translation>
    </message>
    <message>
        <source>Return slips</source>
        <translation>退货单</translation>
    </message>
    <message>
        <source>All return slips</source>
        <translation>全部退货单</translation>
    </message>
    <message>
        <source>Approved, on the way</source>
        <translation>已批准，待到仓</translation>
    </message>
    <message>
        <source>In the warehouse, to count</source>
        <translation>已到仓，待点收</translation>
    </message>
    <message>
        <source>Counted, to compare</source>
        <translation>已点收，待核对</translation>
    </message>
    <message>
        <source>Too many came: approve anew</source>
        <translation>超收，待重新核准</translation>
    </message>
    <message>
        <source>Agrees, to post</source>
        <translation>相符，待入账</translation>
    </message>
    <message>
        <source>Posted, proof missing</source>
        <translation>已入账，待凭证</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>No goods came back after a complaint yet.</source>
        <translation>尚无因投诉退回的货品。</translation>
    </message>
    <message>
        <source>Visible condition</source>
        <translation>外观状况</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Returned parts</source>
        <translation>返修台帐</translation>
    </message>
    <message>
        <source>All returned parts</source>
        <translation>全部返修件</translation>
    </message>
    <message>
        <source>Not returned yet</source>
        <translation>未归还</translation>
    </message>
    <message>
        <source>Mine, not returned yet</source>
        <translation>我的未归还</translation>
    </message>
    <message>
        <source>Promise broken</source>
        <translation>超过预计归还</translation>
    </message>
    <message>
        <source>Promised for today</source>
        <translation>今天应归还</translation>
    </message>
    <message>
        <source>To be tested</source>
        <translation>待检测</translation>
    </message>
    <message>
        <source>In test now</source>
        <translation>正在检测</translation>
    </message>
    <message>
        <source>In repair now</source>
        <translation>正在维修</translation>
    </message>
    <message>
        <source>Sent out for repair</source>
        <translation>送修在外</translation>
    </message>
    <message>
        <source>Sent out, overdue</source>
        <translation>送修超期</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待处理决定</translation>
    </message>
    <message>
        <source>Repaired, to go back</source>
        <translation>已修复待归还</translation>
    </message>
    <message>
        <source>Replaced, to hand over</source>
        <translation>已换机待交付</translation>
    </message>
    <message>
        <source>To go back as they are</source>
        <translation>原样待归还</translation>
    </message>
    <message>
        <source>Scrapped, receipt out</source>
        <translation>已报废待收收据</translation>
    </message>
    <message>
        <source>Returned, not closed</source>
        <translation>已归还未结</translation>
    </message>
    <message>
        <source>Receipt lost</source>
        <translation>收据遗失</translation>
    </message>
    <message>
        <source>Goods in and out</source>
        <translation>商品进出登记</translation>
    </message>
    <message>
        <source>Received this month</source>
        <translation>本月收到</translation>
    </message>
    <message>
        <source>Nothing was taken back yet. Take a device back from its service call.</source>
        <translation>还没有带回的物品。请在报修单上办理带回。</translation>
    </message>
    <message>
        <source>In the stores</source>
        <translation>库房</translation>
    </message>
    <message>
        <source>short</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>In bags</source>
        <translation>随身包</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低库存</translation>
    </message>
    <message>
        <source>Selling price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Buying price</source>
        <translation>进价</translation>
    </message>
    <message>
        <source>Below the minimum</source>
        <translation>低于最低库存</translation>
    </message>
    <message>
        <source>Old part is brought back</source>
        <translation>旧件须交回</translation>
    </message>
    <message>
        <source>Spare parts</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>全部配件</translation>
    </message>
    <message>
        <source>Not used any more</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>No spare part is on the list yet.</source>
        <translation>还没有配件。</translation>
    </message>
    <message>
        <source>New part</source>
        <translation>新增配件</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Last moved</source>
        <translation>最近变动</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>库房</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>随身包</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Every place</source>
        <translation>全部存放处</translation>
    </message>
    <message>
        <source>In my bag</source>
        <translation>我的随身包</translation>
    </message>
    <message>
        <source>Nothing has come in yet. Take goods in at a part.</source>
        <translation>还没有入库。请在配件页入库。</translation>
    </message>
    <message>
        <source>Stock-take</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Lines that differ</source>
        <translation>差异项</translation>
    </message>
    <message>
        <source>Difference in worth</source>
        <translation>差异金额</translation>
    </message>
    <message>
        <source>Counted at</source>
        <translation>盘点时间</translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation>制表人</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>项数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Stock-takes</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>All stock-takes</source>
        <translation>全部盘点</translation>
    </message>
    <message>
        <source>Being counted</source>
        <translation>盘点中</translation>
    </message>
    <message>
        <source>Counted, to settle</source>
        <translation>已盘点，待处理</translation>
    </message>
    <message>
        <source>Of spare parts</source>
        <translation>配件盘点</translation>
    </message>
    <message>
        <source>Of tools</source>
        <translation>工具盘点</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>还没有盘点。</translation>
    </message>
    <message>
        <source>Begin a stock-take</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>检测编号</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到货日期</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>不合格数</translation>
    </message>
    <message>
        <source>Test by</source>
        <translation>应检日期</translation>
    </message>
    <message>
        <source>Tester</source>
        <translation>检测人</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单号</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>抽检数</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Sent back on</source>
        <translation>退回日期</translation>
    </message>
    <message>
        <source>Tested again as</source>
        <translation>复检编号</translation>
    </message>
    <message>
        <source>Tests before stock</source>
        <translation>入库检测</translation>
    </message>
    <message>
        <source>All tests</source>
        <translation>全部检测</translation>
    </message>
    <message>
        <source>To test</source>
        <translation>待检测</translation>
    </message>
    <message>
        <source>Being tested</source>
        <translation>检测中</translation>
    </message>
    <message>
        <source>Mine to test</source>
        <translation>我的待检</translation>
    </message>
    <message>
        <source>Not tested in time</source>
        <translation>超期未检</translation>
    </message>
    <message>
        <source>Passed, to book in</source>
        <translation>合格待入库</translation>
    </message>
    <message>
        <source>Failed, to send back</source>
        <translation>不合格待退</translation>
    </message>
    <message>
        <source>Back at the supplier</source>
        <translation>已退供货商</translation>
    </message>
    <message>
        <source>Exchanged, to test again</source>
        <translation>已换货待复检</translation>
    </message>
    <message>
        <source>Booked in</source>
        <translation>已入库</translation>
    </message>
    <message>
        <source>All that failed</source>
        <translation>全部不合格</translation>
    </message>
    <message>
        <source>Nothing was delivered yet.</source>
        <translation>还没有到货记录。</translation>
    </message>
    <message>
        <source>Goods delivered</source>
        <translation>到货登记</translation>
    </message>
    <message>
        <source>Supplier no.</source>
        <translation>供货商编号</translation>
    </message>
    <message>
        <source>Delivers</source>
        <translation>供货范围</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>检测批数</translation>
    </message>
    <message>
        <source>Passed, %</source>
        <translation>合格率 %</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>最近检测</translation>
    </message>
    <message>
        <source>Passed at once</source>
        <translation>一次合格</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>All suppliers</source>
        <translation>全部供货商</translation>
    </message>
    <message>
        <source>Passed below 90 %</source>
        <translation>合格率低于 90%</translation>
    </message>
    <message>
        <source>No supplier is on the list yet.</source>
        <translation>还没有供货商。</translation>
    </message>
    <message>
        <source>New supplier</source>
        <translation>新供货商</translation>
    </message>
    <message>
        <source>Tool loan</source>
        <translation>领用单号</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tool no.</source>
        <translation>工具编号</translation>
    </message>
    <message>
        <source>Lent on</source>
        <translation>领用时间</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Loan card</source>
        <translation>领用单号</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>续借次数</translation>
    </message>
    <message>
        <source>Tool loans</source>
        <translation>工具领用</translation>
    </message>
    <message>
        <source>All tool loans</source>
        <translation>全部领用</translation>
    </message>
    <message>
        <source>Lent now</source>
        <translation>领用中</translation>
    </message>
    <message>
        <source>With me</source>
        <translation>我名下</translation>
    </message>
    <message>
        <source>Card not signed yet</source>
        <translation>领用单未签字</translation>
    </message>
    <message>
        <source>Lost tools</source>
        <translation>已丢失</translation>
    </message>
    <message>
        <source>No tool was lent yet.</source>
        <translation>还没有领用记录。</translation>
    </message>
    <message>
        <source>Lend tools</source>
        <translation>领用工具</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>盘点日期</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购置日期</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>All tools</source>
        <translation>全部工具</translation>
    </message>
    <message>
        <source>In store</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Lent to colleagues</source>
        <translation>已领用</translation>
    </message>
    <message>
        <source>By colleague</source>
        <translation>按领用人</translation>
    </message>
    <message>
        <source>Personal tools</source>
        <translation>个人工具</translation>
    </message>
    <message>
        <source>No tool is in the register yet.</source>
        <translation>还没有登记工具。</translation>
    </message>
    <message>
        <source>New tool</source>
        <translation>新工具</translation>
    </message>
    <message>
        <source>All complaints</source>
        <translation>全部投诉</translation>
    </message>
    <message>
        <source>Open complaints</source>
        <translation>未结投诉</translation>
    </message>
    <message>
        <source>Registered by me</source>
        <translation>我登记的</translation>
    </message>
    <message>
        <source>First reply late</source>
        <translation>首次答复逾期</translation>
    </message>
    <message>
        <source>First reply within 48 h</source>
        <translation>48 小时内须答复</translation>
    </message>
    <message>
        <source>Stage late</source>
        <translation>环节逾期</translation>
    </message>
    <message>
        <source>Settlement late</source>
        <translation>处理逾期</translation>
    </message>
    <message>
        <source>Promise due today</source>
        <translation>承诺今日到期</translation>
    </message>
    <message>
        <source>Promise not kept</source>
        <translation>承诺逾期</translation>
    </message>
    <message>
        <source>To be accepted</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>待核决</translation>
    </message>
    <message>
        <source>Being carried out</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>Return visit due</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Return visit late</source>
        <translation>回访逾期</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Second complaints</source>
        <translation>二次投诉</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>To be archived</source>
        <translation>待归档</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Refused by the customer</source>
        <translation>客户不接受</translation>
    </message>
    <message>
        <source>Penalty notice</source>
        <translation>通知单号</translation>
    </message>
    <message>
        <source>Drafted</source>
        <translation>拟稿时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>处分</translation>
    </message>
    <message>
        <source>Deducted so far</source>
        <translation>已扣</translation>
    </message>
    <message>
        <source>Share of the loss</source>
        <translation>应负损失</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>批准时间</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布日期</translation>
    </message>
    <message>
        <source>Appealed on</source>
        <translation>申诉日期</translation>
    </message>
    <message>
        <source>Appeal decided</source>
        <translation>裁定日期</translation>
    </message>
    <message>
        <source>Drafted by</source>
        <translation>拟稿人</translation>
    </message>
    <message>
        <source>Rewards and penalties</source>
        <translation>奖惩</translation>
    </message>
    <message>
        <source>All rewards and penalties</source>
        <translation>全部奖惩</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>Appealed</source>
        <translation>申诉中</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>维持</translation>
    </message>
    <message>
        <source>No reward or penalty notice yet.</source>
        <translation>还没有奖罚通知单。</translation>
    </message>
    <message>
        <source>New notice</source>
        <translation>新建通知单</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证明单号</translation>
    </message>
    <message>
        <source>Allowed or returned</source>
        <translation>折让或退货金额</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>Sealed on</source>
        <translation>盖章日期</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Invoice of</source>
        <translation>开票日期</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
    <message>
        <source>What was sealed</source>
        <translation>盖章凭证</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>盖章人</translation>
    </message>
    <message>
        <source>Sales certificates</source>
        <translation>销货证明单</translation>
    </message>
    <message>
        <source>All certificates</source>
        <translation>全部证明单</translation>
    </message>
    <message>
        <source>With the customer, not sealed</source>
        <translation>待客户盖章</translation>
    </message>
    <message>
        <source>Sealed, for accounting</source>
        <translation>已盖章，待入账</translation>
    </message>
    <message>
        <source>Sales allowances</source>
        <translation>销货折让</translation>
    </message>
    <message>
        <source>Sales returns</source>
        <translation>销货退回</translation>
    </message>
    <message>
        <source>No allowance or return was certified yet.</source>
        <translation>尚无折让或退回证明单。</translation>
    </message>
</context>
<context>
    <name>lending</name>
    <message>
        <source>Give the day it is to be back.</source>
        <translation>请填写归还日期。</translation>
    </message>
    <message>
        <source>It is to be back before it is lent.</source>
        <translation>归还日期早于借出日期。</translation>
    </message>
    <message>
        <source>It is lent for a year at most.</source>
        <translation>最长借用一年。</translation>
    </message>
    <message>
        <source>Write who signed.</source>
        <translation>请填写签字人。</translation>
    </message>
    <message>
        <source>Enter the date beside the signature.</source>
        <translation>请填写签字日期。</translation>
    </message>
    <message>
        <source>The signature is dated in the future.</source>
        <translation>签字日期晚于今天。</translation>
    </message>
    <message>
        <source>The signature is older than the loan.</source>
        <translation>签字日期早于借出日期。</translation>
    </message>
    <message>
        <source>Describe the damage.</source>
        <translation>请写明损坏情况。</translation>
    </message>
    <message>
        <source>Give the amount, or write why none is asked for.</source>
        <translation>请填写赔偿金额，或写明为什么不要求赔偿。</translation>
    </message>
    <message>
        <source>A compensation is not less than nothing.</source>
        <translation>赔偿金额不能为负。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请写明理由。</translation>
    </message>
</context>
<context>
    <name>level</name>
    <message>
        <source>Level 1</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>Level 2</source>
        <translation>二级</translation>
    </message>
    <message>
        <source>Level 3</source>
        <translation>三级</translation>
    </message>
    <message>
        <source>Level 4</source>
        <translation>四级</translation>
    </message>
    <message>
        <source>System down or service cut; basic functions lost or fully degraded.</source>
        <translation>系统瘫痪或业务中断；基本功能丧失或全面退化。</translation>
    </message>
    <message>
        <source>A fault that may lead to level 1.</source>
        <translation>可能导致一级故障的故障。</translation>
    </message>
    <message>
        <source>Directly affects service; part of the performance is lost.</source>
        <translation>直接影响业务，部分性能丧失。</translation>
    </message>
    <message>
        <source>Intermittent, or affects service indirectly.</source>
        <translation>间歇出现，或间接影响业务。</translation>
    </message>
    <message>
        <source>Fault level</source>
        <translation>故障等级</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Show what is out of use</source>
        <translation>显示已停用的</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Nothing matches. Try another word.</source>
        <translation>没有匹配的内容，换个词试试。</translation>
    </message>
    <message>
        <source>Nothing here yet. “New” enters the first.</source>
        <translation>这里还没有内容，点“新建”录入第一条。</translation>
    </message>
    <message>
        <source>Nothing here yet. An administrator enters it.</source>
        <translation>这里还没有内容，由系统管理员录入。</translation>
    </message>
    <message>
        <source>Take into use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>loan</name>
    <message>
        <source>Out</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>The customer has signed for it: take the unit in instead.</source>
        <translation>客户已签字，请办理收回。</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>借用签字</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔偿</translation>
    </message>
    <message>
        <source>The sheet of loan {number} is not kept here.</source>
        <translation>这里没有留存借用单 {number}。</translation>
    </message>
    <message>
        <source>Call {number} is over.</source>
        <translation>报修单 {number} 已结束。</translation>
    </message>
    <message>
        <source>A unit is out for call {number}: take it in instead.</source>
        <translation>报修单 {number} 已借出备用机：请改为办理收回。</translation>
    </message>
    <message>
        <source>It is on record already that no loaner is wanted.</source>
        <translation>已记录客户不需要备用机。</translation>
    </message>
    <message>
        <source>It is to be back by this day already.</source>
        <translation>应还日期已经是这一天。</translation>
    </message>
    <message>
        <source>Lost by {name}</source>
        <translation>{name}丢失</translation>
    </message>
    <message>
        <source>The unit came back whole: there is nothing to pay for.</source>
        <translation>备用机完好归还，无需赔偿。</translation>
    </message>
    <message>
        <source>Unit {number} is lent to {customer} already.</source>
        <translation>备用机 {number} 已借给{customer}。</translation>
    </message>
    <message>
        <source>Somebody else took unit {number} just now. Choose another one.</source>
        <translation>备用机 {number} 刚刚被别人借出，请另选一台。</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>This device belongs to another call.</source>
        <translation>该设备属于另一张报修单。</translation>
    </message>
    <message>
        <source>This device is back with its customer already.</source>
        <translation>该设备已归还客户。</translation>
    </message>
    <message>
        <source>Choose the call that the unit is lent for.</source>
        <translation>请选择为哪张报修单借出。</translation>
    </message>
    <message>
        <source>Call {number} is over: nothing is lent for it any more.</source>
        <translation>报修单 {number} 已结束，不能再借出备用机。</translation>
    </message>
    <message>
        <source>Name, model, serial or number; or scan the unit</source>
        <translation>名称、型号、序列号或编号；也可扫码</translation>
    </message>
    <message>
        <source>Find a unit</source>
        <translation>查找备用机</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Units in stock</source>
        <translation>在库备用机</translation>
    </message>
    <message>
        <source>No unit in stock matches.</source>
        <translation>没有符合的在库备用机。</translation>
    </message>
    <message>
        <source>Lend a unit</source>
        <translation>借出备用机</translation>
    </message>
    <message>
        <source>Lend and print the slip</source>
        <translation>借出并打印借用单</translation>
    </message>
    <message>
        <source>For call</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>Number or customer of a call that is under way</source>
        <translation>处理中的报修单号或客户名称</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>应还日期</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>送达人</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Left empty, both are entered when the signed slip is back.</source>
        <translation>可以留空，借用单签回后再录入。</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>{number} is a number of branch {branch}; this is {ours}.</source>
        <translation>{number} 是 {branch} 分公司的编号，本公司为 {ours}。</translation>
    </message>
    <message>
        <source>There is no call with this number.</source>
        <translation>没有这个编号的报修单。</translation>
    </message>
    <message>
        <source>Choose a unit.</source>
        <translation>请选择备用机。</translation>
    </message>
    <message>
        <source>the technician of the call</source>
        <translation>该报修单的技术人员</translation>
    </message>
    <message>
        <source>Slip {number} is signed</source>
        <translation>借用单 {number} 已签</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Extend {number}</source>
        <translation>延期 {number}</translation>
    </message>
    <message>
        <source>Until now: {day}</source>
        <translation>原应还日期：{day}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Take in {number}</source>
        <translation>收回 {number}</translation>
    </message>
    <message>
        <source>Lent with: {things}</source>
        <translation>借出附件：{things}</translation>
    </message>
    <message>
        <source>Back at</source>
        <translation>归还时间</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>When lent: {words}</source>
        <translation>借出时：{words}</translation>
    </message>
    <message>
        <source>It is damaged: not lent until mended</source>
        <translation>已损坏，修好前不再借出</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损坏情况</translation>
    </message>
    <message>
        <source>Value of the unit: {amount}</source>
        <translation>备用机价值：{amount}</translation>
    </message>
    <message>
        <source>Both empty: a supervisor decides later.</source>
        <translation>都不填：由主管以后决定。</translation>
    </message>
    <message>
        <source>About it</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Put to</source>
        <translation>放到</translation>
    </message>
    <message>
        <source>The unit of {number} is lost</source>
        <translation>{number} 的备用机丢失</translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation>确认丢失</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Compensation for {number}</source>
        <translation>{number} 的赔偿</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Without an amount: why none is asked for.</source>
        <translation>不填金额时，写明为什么不要求赔偿。</translation>
    </message>
    <message>
        <source>No loaner wanted</source>
        <translation>客户不需要备用机</translation>
    </message>
    <message>
        <source>The promise to lend a unit is settled by it.</source>
        <translation>提供备用机的承诺由此了结。</translation>
    </message>
    <message>
        <source>Who said so</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Loan slip {number}, reprint {count}</source>
        <translation>借用单 {number}，补打第 {count} 次</translation>
    </message>
    <message>
        <source>Loan slip {number}</source>
        <translation>借用单 {number}</translation>
    </message>
    <message>
        <source>Lend…</source>
        <translation>借出……</translation>
    </message>
    <message>
        <source>None wanted…</source>
        <translation>客户不需要……</translation>
    </message>
    <message>
        <source>Loaners</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>借用单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>A loaner was promised by {time}: none is lent yet.</source>
        <translation>承诺 {time} 前送达备用机，尚未借出。</translation>
    </message>
    <message>
        <source>The repair drags on: a loaner is promised by {time}.</source>
        <translation>维修超时，应在 {time} 前送达备用机。</translation>
    </message>
    <message>
        <source>Loaner lent with {number}.</source>
        <translation>已借出备用机，借用单 {number}。</translation>
    </message>
    <message>
        <source>No loaner wanted: {words}</source>
        <translation>客户不需要备用机：{words}</translation>
    </message>
    <message>
        <source>What is kept of this slip was altered after it was issued.</source>
        <translation>留存的借用单在开出后被改动过。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>联次</translation>
    </message>
    <message>
        <source>Prints of the slip</source>
        <translation>借用单打印记录</translation>
    </message>
    <message>
        <source>Not back in time</source>
        <translation>到期未还</translation>
    </message>
    <message>
        <source>Compensation to decide</source>
        <translation>赔偿待定</translation>
    </message>
    <message>
        <source>Unit {number}</source>
        <translation>备用机 {number}</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修单 {number}</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>收据 {number}</translation>
    </message>
    <message>
        <source>Why is slip {number} void? The unit goes back to its place, the number stays used.</source>
        <translation>借用单 {number} 为什么作废？备用机回到原处，编号保留不再使用。</translation>
    </message>
    <message>
        <source>{amount} go on the charge of call {call}. Who agreed to pay?</source>
        <translation>{amount} 将计入报修单 {call} 的收费。由谁同意支付？</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>收回……</translation>
    </message>
    <message>
        <source>Slip is signed…</source>
        <translation>借用单已签……</translation>
    </message>
    <message>
        <source>Extend…</source>
        <translation>延期……</translation>
    </message>
    <message>
        <source>Compensation…</source>
        <translation>赔偿……</translation>
    </message>
    <message>
        <source>Charge it…</source>
        <translation>计入收费……</translation>
    </message>
    <message>
        <source>It is lost…</source>
        <translation>丢失……</translation>
    </message>
    <message>
        <source>Void the slip…</source>
        <translation>借用单作废……</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>打印借用单</translation>
    </message>
    <message>
        <source>Lent on</source>
        <translation>借出时间</translation>
    </message>
    <message>
        <source>Lent by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未签</translation>
    </message>
    <message>
        <source>Said on</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>验收人</translation>
    </message>
    <message>
        <source>charged on the call</source>
        <translation>已计入报修单收费</translation>
    </message>
    <message>
        <source>not charged yet</source>
        <translation>尚未计入收费</translation>
    </message>
    <message>
        <source>reprint {count}</source>
        <translation>补打第 {count} 次</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Loans of this unit</source>
        <translation>该备用机的借用记录</translation>
    </message>
    <message>
        <source>Loan {number}</source>
        <translation>借用单 {number}</translation>
    </message>
    <message>
        <source>No compensation was decided for {number}.</source>
        <translation>{number} 尚未确定赔偿金额。</translation>
    </message>
    <message>
        <source>Call {number} is over: nothing is charged on it any more.</source>
        <translation>报修单 {number} 已结束，不能再计费。</translation>
    </message>
    <message>
        <source>Compensation for loaner {unit}</source>
        <translation>备用机赔偿：{unit}</translation>
    </message>
    <message>
        <source>The compensation is charged on call {number} already.</source>
        <translation>赔偿已计入报修单 {number} 的收费。</translation>
    </message>
</context>
<context>
    <name>loaner</name>
    <message>
        <source>In stock</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Take in damaged</source>
        <translation>损坏收回</translation>
    </message>
    <message>
        <source>Found damaged</source>
        <translation>发现损坏</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>已修好</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移位</translation>
    </message>
    <message>
        <source>It is lent: say on its loan that it is lost.</source>
        <translation>该备用机已借出，请在借用单上登记丢失。</translation>
    </message>
    <message>
        <source>A value is not less than nothing.</source>
        <translation>价值不能小于零。</translation>
    </message>
    <message>
        <source>Unit {number} has this serial already.</source>
        <translation>备用机 {number} 已使用该序列号。</translation>
    </message>
    <message>
        <source>New loaner unit</source>
        <translation>新备用机</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>机身号</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Empty: the workshop.</source>
        <translation>留空为维修间。</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Times lent</source>
        <translation>借出次数</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>状态起始</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What is wrong with {number}?</source>
        <translation>{number} 有什么损坏？</translation>
    </message>
    <message>
        <source>How was {number} mended?</source>
        <translation>{number} 是怎样修好的？</translation>
    </message>
    <message>
        <source>Why is {number} scrapped? It cannot be taken back.</source>
        <translation>{number} 为什么报废？报废不能撤回。</translation>
    </message>
    <message>
        <source>How was {number} lost? It cannot be taken back.</source>
        <translation>{number} 是怎样丢失的？登记后不能撤回。</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑……</translation>
    </message>
    <message>
        <source>Mended…</source>
        <translation>已修好……</translation>
    </message>
    <message>
        <source>Found damaged…</source>
        <translation>发现损坏……</translation>
    </message>
    <message>
        <source>Scrap…</source>
        <translation>报废……</translation>
    </message>
    <message>
        <source>Lost…</source>
        <translation>丢失……</translation>
    </message>
</context>
<context>
    <name>logo</name>
    <message>
        <source>This picture is larger than 5 MB. Save it smaller, then choose it again.</source>
        <translation>图片超过 5 MB。请缩小后重新选择。</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>无法读取 {name}。</translation>
    </message>
    <message>
        <source>A logo has between {low} and {high} pixels on each side.</source>
        <translation>标志每边应在 {low} 到 {high} 像素之间。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be printed. Choose a PNG, JPEG, BMP or TIFF file.</source>
        <translation>{name} 不是可以打印的图片。请选择 PNG、JPEG、BMP 或 TIFF 文件。</translation>
    </message>
    <message>
        <source>{name} cannot be read. Is it damaged?</source>
        <translation>无法读取 {name}。文件是否损坏？</translation>
    </message>
</context>
<context>
    <name>loss</name>
    <message>
        <source>Compensation</source>
        <translation>索赔</translation>
    </message>
    <message>
        <source>Allowance</source>
        <translation>折让</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Re-supply</source>
        <translation>补送</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>重修</translation>
    </message>
    <message>
        <source>An amount has at most two digits after the point.</source>
        <translation>金额最多两位小数。</translation>
    </message>
    <message>
        <source>An amount cannot be below zero.</source>
        <translation>金额不能小于零。</translation>
    </message>
    <message>
        <source>An amount of 0 says nothing. Give the amount, or take the line out.</source>
        <translation>金额不能为 0，请填写金额或删去该项。</translation>
    </message>
    <message>
        <source>{amount} is more than can be right: at most {most}.</source>
        <translation>{amount} 数额过大，最多 {most}。</translation>
    </message>
    <message>
        <source>Choose the kind of loss.</source>
        <translation>请选择损失类别。</translation>
    </message>
    <message>
        <source>labour {labour} + haulage {haulage} + scrap {scrap} = {amount}</source>
        <translation>工时费 {labour} ＋ 运费 {haulage} ＋ 报废 {scrap} ＝ {amount}</translation>
    </message>
    <message>
        <source>the amount really paid</source>
        <translation>实际赔付金额</translation>
    </message>
    <message>
        <source>the amount really allowed</source>
        <translation>实际折让金额</translation>
    </message>
    <message>
        <source>quantity × selling price × rate; a month is given to sell the goods again</source>
        <translation>退回数量 × 实际售价 × 比例；退回品先留一个月转售</translation>
    </message>
    <message>
        <source>quantity × grade-A price</source>
        <translation>补送数量 × A 级品单价</translation>
    </message>
    <message>
        <source>labour + haulage + scrap</source>
        <translation>工时费＋运费＋报废</translation>
    </message>
    <message>
        <source>{kind}: {rule}</source>
        <translation>{kind}：{rule}</translation>
    </message>
    <message>
        <source>A rate lies above 0 and is at most 100 %.</source>
        <translation>比例应大于 0，且不超过 100 %。</translation>
    </message>
    <message>
        <source>At most {most} lines.</source>
        <translation>最多 {most} 项。</translation>
    </message>
    <message>
        <source>The loss is counted after the finding, and not while an approver decides.</source>
        <translation>判定责任后才能核算损失，待核决期间不能更改。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>损失类别</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>How it comes about</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss of {number}</source>
        <translation>{number} 损失核算</translation>
    </message>
    <message>
        <source>Loss together: {amount}</source>
        <translation>损失合计：{amount}</translation>
    </message>
    <message>
        <source>Line of the loss</source>
        <translation>损失明细</translation>
    </message>
    <message>
        <source>Amount paid or allowed</source>
        <translation>实付或实际折让金额</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price of one</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Rate, %</source>
        <translation>损失比例，%</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>工时费</translation>
    </message>
    <message>
        <source>Haulage</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>maintenance</name>
    <message>
        <source>The file is damaged: {detail}</source>
        <translation>文件已损坏：{detail}</translation>
    </message>
    <message>
        <source>{table} {row} refers to a missing {target}.</source>
        <translation>{table} {row} 指向不存在的{target}。</translation>
    </message>
    <message>
        <source>The change history was altered at line {line}.</source>
        <translation>修改记录在第 {line} 行被改动过。</translation>
    </message>
    <message>
        <source>Search index of {table}: {missing} rows missing, {stray} too many.</source>
        <translation>{table}的搜索索引：缺 {missing} 行，多 {stray} 行。</translation>
    </message>
    <message>
        <source>The attachment {name} is missing or damaged.</source>
        <translation>附件 {name} 丢失或已损坏。</translation>
    </message>
</context>
<context>
    <name>merge</name>
    <message>
        <source>Choose two different customers.</source>
        <translation>请选择两个不同的客户。</translation>
    </message>
    <message>
        <source>This merge was taken back already.</source>
        <translation>该合并已经撤销过了。</translation>
    </message>
    <message>
        <source>{number} was itself merged since. Take that merge back first.</source>
        <translation>{number} 之后又被合并了，请先撤销那次合并。</translation>
    </message>
    <message>
        <source>{number} was merged already.</source>
        <translation>{number} 已经合并过了。</translation>
    </message>
    <message>
        <source>Choose one of the offered answers.</source>
        <translation>请从给出的选项中选择。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>telephone and a similar name</source>
        <translation>电话相同且名称相近</translation>
    </message>
    <message>
        <source>name and telephone</source>
        <translation>名称和电话</translation>
    </message>
    <message>
        <source>Customers that may be on file twice</source>
        <translation>可能重复建档的客户</translation>
    </message>
    <message>
        <source>Looking through all files…</source>
        <translation>正在检查全部档案……</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>一份档案</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>另一份档案</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>相同之处</translation>
    </message>
    <message>
        <source>Suspected pairs</source>
        <translation>可能重复的档案</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>比较并合并……</translation>
    </message>
    <message>
        <source>These are two customers</source>
        <translation>不是同一客户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No two files look like one customer.</source>
        <translation>没有发现可能重复的档案。</translation>
    </message>
    <message>
        <source>{count} pairs look alike. Nothing is changed before you have compared them.</source>
        <translation>有 {count} 对档案看起来相同。比较确认之前不会改动任何内容。</translation>
    </message>
    <message>
        <source>Merge two files of one customer</source>
        <translation>合并同一客户的两份档案</translation>
    </message>
    <message>
        <source>Find the duplicate</source>
        <translation>查找重复的档案</translation>
    </message>
    <message>
        <source>Why they are one customer, e.g. same licence</source>
        <translation>为什么是同一客户，例如：营业执照相同</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Keep the other file</source>
        <translation>保留另一份</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Say why they are one customer.</source>
        <translation>请说明为什么是同一客户。</translation>
    </message>
    <message>
        <source>Merging {number} into {other}</source>
        <translation>正在把 {number} 合并到 {other}</translation>
    </message>
    <message>
        <source>{number} {name} is now part of {other}.</source>
        <translation>{number} {name} 已并入 {other}。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Goes into it</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>The same in both: {fields}</source>
        <translation>两份相同：{fields}</translation>
    </message>
    <message>
        <source>Moves along: {records}. Calls and papers keep the name under which they came.</source>
        <translation>一并转移：{records}。报修单和单据保持当时的名称。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两份都留</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Both files compared</source>
        <translation>两份档案对比</translation>
    </message>
    <message>
        <source>Take the merge back</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Both files become as they were, and every record goes back to where it came from. What was added or changed since stays with the file that it is in now.</source>
        <translation>两份档案恢复原样，每条记录回到原来的档案。合并以后新增或改过的内容留在现在的档案里。</translation>
    </message>
    <message>
        <source>Merged on {day} by {person} into:</source>
        <translation>{day} 由{person}并入：</translation>
    </message>
    <message>
        <source>On {day} {person} merged into this file:</source>
        <translation>{day} 由{person}并入本档案：</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤销合并……</translation>
    </message>
</context>
<context>
    <name>moment</name>
    <message>
        <source>The first day lies after the last.</source>
        <translation>起始日期晚于截止日期。</translation>
    </message>
    <message>
        <source>“{text}” is not a date. Write it like 2026-11-20.</source>
        <translation>“{text}”不是日期。请写成 2026-11-20 的形式。</translation>
    </message>
    <message>
        <source>“{text}” is not a date and time. Write it like 2026-11-20 14:30.</source>
        <translation>“{text}”不是日期时间。请写成 2026-11-20 14:30 的形式。</translation>
    </message>
    <message>
        <source>There is no such time: {text}.</source>
        <translation>没有这个时间：{text}。</translation>
    </message>
    <message>
        <source>There is no such day: {text}.</source>
        <translation>没有这一天：{text}。</translation>
    </message>
    <message>
        <source>This date cannot be right: it must lie between {first} and {last}.</source>
        <translation>这个日期不对：应在 {first} 到 {last} 之间。</translation>
    </message>
    <message>
        <source>This cannot be before {moment}.</source>
        <translation>不能早于 {moment}。</translation>
    </message>
    <message>
        <source>This cannot be after {moment}.</source>
        <translation>不能晚于 {moment}。</translation>
    </message>
</context>
<context>
    <name>money</name>
    <message>
        <source>“{text}” is not an amount. Write it like 1234.50.</source>
        <translation>“{text}”不是金额。请写成 1234.50 的形式。</translation>
    </message>
    <message>
        <source>An amount has at most two digits after the point.</source>
        <translation>金额最多两位小数。</translation>
    </message>
    <message>
        <source>An amount cannot be below zero.</source>
        <translation>金额不能为负。</translation>
    </message>
    <message>
        <source>The amount is too large.</source>
        <translation>金额太大。</translation>
    </message>
    <message>
        <source>An amount below zero cannot be written in capital numerals.</source>
        <translation>负数不能写成大写金额。</translation>
    </message>
</context>
<context>
    <name>month</name>
    <message>
        <source>Month</source>
        <translation>月历</translation>
    </message>
    <message>
        <source>Mon Tue Wed Thu Fri Sat Sun</source>
        <translation>一 二 三 四 五 六 日</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另 {count} 项</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>{count} expiry notices</source>
        <translation>{count} 份到期通知书</translation>
    </message>
    <message>
        <source>Expiry notice {number}, reprint {count}</source>
        <translation>到期通知书 {number}，补打第 {count} 次</translation>
    </message>
    <message>
        <source>Expiry notice {number}</source>
        <translation>到期通知书 {number}</translation>
    </message>
    <message>
        <source>Notices issued: {count}</source>
        <translation>已开具通知书 {count} 份</translation>
    </message>
    <message>
        <source>Expiry notices ({count})</source>
        <translation>到期通知书（{count}）</translation>
    </message>
    <message>
        <source>These {count} notices have left the program. Begin again for further copies.</source>
        <translation>这 {count} 份通知书已经输出。如需再打印，请重新操作。</translation>
    </message>
    <message>
        <source>None of these contracts wants a notice: all are decided.</source>
        <translation>这些合同都已有结果，无需通知书。</translation>
    </message>
    <message>
        <source>No font can print {characters}; 〓 would stand in their place on the notice.</source>
        <translation>没有字体可打印 {characters}，通知书上将显示为〓。</translation>
    </message>
    <message>
        <source>Print anyway</source>
        <translation>仍然打印</translation>
    </message>
    <message>
        <source>Print expiry notices</source>
        <translation>打印保养到期通知书</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tick those not notified</source>
        <translation>只选未通知的</translation>
    </message>
    <message>
        <source>Print notices ({count})</source>
        <translation>打印通知书（{count}）</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>通知情况</translation>
    </message>
    <message>
        <source>Contracts for which notices are printed</source>
        <translation>要打印通知书的合同</translation>
    </message>
    <message>
        <source>decided already</source>
        <translation>已有结果</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未通知</translation>
    </message>
    <message>
        <source>{day}, without paper</source>
        <translation>{day}，未用书面</translation>
    </message>
    <message>
        <source>{day}, notices: {count}</source>
        <translation>{day}，通知书 {count} 份</translation>
    </message>
    <message>
        <source>{number} has {days} days left, more than {most}: the notice is early. Print it if that is meant.</source>
        <translation>{number} 还有 {days} 天到期，超过 {most} 天，现在通知偏早。确有需要可以照常打印。</translation>
    </message>
    <message>
        <source>{count} of the ticked have more than {most} days left: their notices are early. Print them if that is meant.</source>
        <translation>勾选的合同中有 {count} 份离到期还超过 {most} 天，现在通知偏早。确有需要可以照常打印。</translation>
    </message>
    <message>
        <source>Contracts: {count}.</source>
        <translation>共 {count} 份合同。</translation>
    </message>
    <message>
        <source>Notified already, so not ticked: {count}.</source>
        <translation>已通知、未勾选：{count} 份。</translation>
    </message>
    <message>
        <source>Cancelled, renewed or lapsed, so without a notice: {count}.</source>
        <translation>已解除、已续签或未续，不发通知：{count} 份。</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Choose contracts first.</source>
        <translation>请先选择合同。</translation>
    </message>
    <message>
        <source>At most {count} notices at once.</source>
        <translation>一次最多 {count} 份通知书。</translation>
    </message>
    <message>
        <source>{number} was changed meanwhile. Nothing was issued; please begin again.</source>
        <translation>{number} 期间已被修改。未签发任何通知书，请重新开始。</translation>
    </message>
    <message>
        <source>No notice was issued for contract {number}.</source>
        <translation>合同 {number} 尚未开具通知书。</translation>
    </message>
</context>
<context>
    <name>numbering</name>
    <message>
        <source>service call</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>service voucher</source>
        <translation>服务凭证</translation>
    </message>
    <message>
        <source>take-back receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>returned part</source>
        <translation>返修配件</translation>
    </message>
    <message>
        <source>loan</source>
        <translation>备用机借用</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>pre-stock test</source>
        <translation>入库检测</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>return slip</source>
        <translation>退货单</translation>
    </message>
    <message>
        <source>allowance certificate</source>
        <translation>折让证明单</translation>
    </message>
    <message>
        <source>reminder slip</source>
        <translation>催办单</translation>
    </message>
    <message>
        <source>late-cause slip</source>
        <translation>洽办单</translation>
    </message>
    <message>
        <source>penalty notice</source>
        <translation>奖罚通知单</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>care activity</source>
        <translation>客户关怀</translation>
    </message>
    <message>
        <source>relationship assessment</source>
        <translation>客户关系评估</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>loaner unit</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>charge record</source>
        <translation>收费记录</translation>
    </message>
    <message>
        <source>cash hand-over slip</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>tool loan</source>
        <translation>工具领用</translation>
    </message>
    <message>
        <source>stock-take</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>return or exchange</source>
        <translation>退换货受理</translation>
    </message>
    <message>
        <source>sales return certificate</source>
        <translation>销货退回证明单</translation>
    </message>
    <message>
        <source>anomaly notice</source>
        <translation>异常处理单</translation>
    </message>
    <message>
        <source>corrective action</source>
        <translation>纠正措施</translation>
    </message>
    <message>
        <source>booklet</source>
        <translation>投诉档案</translation>
    </message>
    <message>
        <source>A branch code has 2 to 8 letters A–Z or digits.</source>
        <translation>分公司代码为 2 到 8 位大写字母 A–Z 或数字。</translation>
    </message>
    <message>
        <source>{code} already begins the numbers of other papers. Choose another branch code.</source>
        <translation>{code} 已是其他单据编号的开头。请换一个分公司代码。</translation>
    </message>
    <message>
        <source>“{format}” is too long for a number.</source>
        <translation>“{format}”作为编号太长。</translation>
    </message>
    <message>
        <source>“{format}” may hold only A–Z, 0–9, “-”, “.”, “_” and the marks in braces.</source>
        <translation>“{format}”只能含 A–Z、0–9、“-”“.”“_”和花括号标记。</translation>
    </message>
    <message>
        <source>“{format}” needs the branch and the serial, once each.</source>
        <translation>“{format}”必须含分公司和流水号各一次。</translation>
    </message>
    <message>
        <source>“{format}” may hold one of the marks yy, yyyy, yymm and yyyymm, no other.</source>
        <translation>“{format}”可含 yy、yyyy、yymm、yyyymm 标记之一，不能有其他。</translation>
    </message>
    <message>
        <source>“{format}” must end with the serial.</source>
        <translation>“{format}”必须以流水号结尾。</translation>
    </message>
    <message>
        <source>“{format}” needs a separator around the branch and before the serial.</source>
        <translation>“{format}”在分公司两侧和流水号前需要分隔符。</translation>
    </message>
    <message>
        <source>“{format}” would give the same numbers as another kind of paper.</source>
        <translation>“{format}”会与另一种单据的编号相同。</translation>
    </message>
</context>
<context>
    <name>old_part</name>
    <message>
        <source>Owed</source>
        <translation>待交回</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已交回</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已返厂</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>已免交</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Write to whom it is sent.</source>
        <translation>请填写寄给谁。</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>交回</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>返厂</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>免交</translation>
    </message>
    <message>
        <source>{number} · hand in</source>
        <translation>{number} · 交回</translation>
    </message>
    <message>
        <source>{part}, fitted at {customer} by {technician}.</source>
        <translation>{part}，由 {technician} 在 {customer} 更换。</translation>
    </message>
    <message>
        <source>Serial of the old part</source>
        <translation>旧件序列号</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Put into</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>{number} · send back</source>
        <translation>{number} · 返厂</translation>
    </message>
    <message>
        <source>To supplier or maker</source>
        <translation>寄给供货商或厂家</translation>
    </message>
    <message>
        <source>Paper that goes with it</source>
        <translation>随件单号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who had it</source>
        <translation>经手记录</translation>
    </message>
    <message>
        <source>{technician} owes the old {part}</source>
        <translation>{technician} 欠交旧件：{part}</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修 {number}</translation>
    </message>
    <message>
        <source>Part {number}</source>
        <translation>配件 {number}</translation>
    </message>
    <message>
        <source>Owed by</source>
        <translation>欠交人</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Service call</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Old parts</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Hand in old parts</source>
        <translation>交回旧件</translation>
    </message>
    <message>
        <source>Send old parts back</source>
        <translation>旧件返厂</translation>
    </message>
    <message>
        <source>To and from, condition or reason</source>
        <translation>接收与交出，状况或原因</translation>
    </message>
    <message>
        <source>Owed since</source>
        <translation>欠交起始</translation>
    </message>
    <message>
        <source>Due by</source>
        <translation>应交回</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>寄给</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Why is {number} scrapped?</source>
        <translation>{number} 为什么报废？</translation>
    </message>
    <message>
        <source>Why is {number} not asked for any more?</source>
        <translation>{number} 为什么免交？</translation>
    </message>
    <message>
        <source>Old part: {part}</source>
        <translation>旧件：{part}</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>交回……</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>返厂……</translation>
    </message>
    <message>
        <source>Scrap…</source>
        <translation>报废……</translation>
    </message>
    <message>
        <source>Waive…</source>
        <translation>免交……</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>请至少选择一件。</translation>
    </message>
</context>
<context>
    <name>owners</name>
    <message>
        <source>Only a customer of the kind “owner” moves out.</source>
        <translation>只有类型为“业主”的客户才能迁出。</translation>
    </message>
    <message>
        <source>{name} has moved out already.</source>
        <translation>{name} 已经迁出。</translation>
    </message>
    <message>
        <source>{count} calls of this owner are still open. Finish or cancel them first.</source>
        <translation>该业主还有 {count} 个报修未完成，请先完成或取消。</translation>
    </message>
    <message>
        <source>The owner before has to move out first.</source>
        <translation>请先办理前业主迁出。</translation>
    </message>
    <message>
        <source>{name} moved in there already.</source>
        <translation>{name} 已经迁入。</translation>
    </message>
    <message>
        <source>Move in</source>
        <translation>迁入</translation>
    </message>
    <message>
        <source>Move out</source>
        <translation>迁出</translation>
    </message>
    <message>
        <source>The devices stay and pass to the new owner; contracts stay with who signed them.</source>
        <translation>设备留下并转到新业主名下；合同仍归原签约人。</translation>
    </message>
    <message>
        <source>Empty means today.</source>
        <translation>留空为今天。</translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation>迁出日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>New owner, if known</source>
        <translation>新业主（已知时填写）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>迁入日期</translation>
    </message>
    <message>
        <source>Data-use consent</source>
        <translation>信息使用同意</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Dispatch</source>
        <translation>派工</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Paper&apos;s way back</source>
        <translation>单据交回</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>客户关怀</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Returned parts</source>
        <translation>返修</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>库房</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>Drop scans of signed vouchers here, in any order.</source>
        <translation>把签字凭证的扫描件拖到这里，顺序不限。</translation>
    </message>
    <message>
        <source>Their codes are read; a page is never attached by guessing.</source>
        <translation>程序读取单据上的条码；绝不凭猜测归入。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件……</translation>
    </message>
    <message>
        <source>No voucher is out.</source>
        <translation>没有未交回的凭证。</translation>
    </message>
    <message>
        <source>Every signed paper is back.</source>
        <translation>签字单据已全部交回。</translation>
    </message>
    <message>
        <source>Scan or type the number of a voucher, then Enter</source>
        <translation>扫描或输入凭证号，按 Enter</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>凭证条码</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Pages that were read</source>
        <translation>已读取的页</translation>
    </message>
    <message>
        <source>{count} out</source>
        <translation>未交回 {count}</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>超期 {count}</translation>
    </message>
    <message>
        <source>No voucher has the code “{code}”.</source>
        <translation>没有条码为“{code}”的凭证。</translation>
    </message>
    <message>
        <source>{number} is closed already.</source>
        <translation>{number} 已经结束。</translation>
    </message>
    <message>
        <source>Pictures and PDFs</source>
        <translation>图片和 PDF</translation>
    </message>
    <message>
        <source>Scans of signed vouchers</source>
        <translation>签字凭证扫描件</translation>
    </message>
    <message>
        <source>Reading scans</source>
        <translation>正在读取扫描件</translation>
    </message>
    <message>
        <source>attached · {what}</source>
        <translation>已附上 · {what}</translation>
    </message>
    <message>
        <source>{count} matched</source>
        <translation>已识别 {count}</translation>
    </message>
    <message>
        <source>{count} unknown</source>
        <translation>未识别 {count}</translation>
    </message>
    <message>
        <source>No voucher is known for this page.</source>
        <translation>此页没有对应的凭证。</translation>
    </message>
    <message>
        <source>Type the number that stands on it, then Enter.</source>
        <translation>请输入此页上的单号，再按 Enter。</translation>
    </message>
    <message>
        <source>{number} is entered already. Attach this page to it?</source>
        <translation>{number} 已登记交回。把此页附在这张凭证上吗？</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>附上</translation>
    </message>
    <message>
        <source>The page is attached to {number}.</source>
        <translation>此页已附在 {number} 上。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>Out since</source>
        <translation>带出时间</translation>
    </message>
    <message>
        <source>Hand in by</source>
        <translation>交回期限</translation>
    </message>
    <message>
        <source>Vouchers out with technicians</source>
        <translation>技术人员手中的凭证</translation>
    </message>
    <message>
        <source>Out with technicians</source>
        <translation>技术人员在外</translation>
    </message>
    <message>
        <source>Signed paper in hand</source>
        <translation>签字单据已在手</translation>
    </message>
    <message>
        <source>Pages read</source>
        <translation>已读取的页</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>, {count} late</source>
        <translation>，{count} 张超期</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name}（{count}）</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未带出</translation>
    </message>
    <message>
        <source>{day} · {days} days late</source>
        <translation>{day} · 超期 {days} 天</translation>
    </message>
    <message>
        <source>{day} · due today</source>
        <translation>{day} · 今日到期</translation>
    </message>
    <message>
        <source>{day} · due tomorrow</source>
        <translation>{day} · 明日到期</translation>
    </message>
    <message>
        <source>{day} · {days} days left</source>
        <translation>{day} · 还剩 {days} 天</translation>
    </message>
</context>
<context>
    <name>paper_content</name>
    <message>
        <source>This form has no editions.</source>
        <translation>此表单不分版本。</translation>
    </message>
    <message>
        <source>This form is printed only from an issued paper.</source>
        <translation>此表单只能由已开具的单据打印。</translation>
    </message>
    <message>
        <source>Write whose report: 2026-11-22 and the name.</source>
        <translation>请写明日期和姓名，如 2026-11-22 周启明。</translation>
    </message>
    <message>
        <source>Write the day as 2026-11-22.</source>
        <translation>日期请写成 2026-11-22 的形式。</translation>
    </message>
    <message>
        <source>There is no call {number}.</source>
        <translation>没有报修单 {number}。</translation>
    </message>
    <message>
        <source>There is no inspection {number}.</source>
        <translation>没有巡检 {number}。</translation>
    </message>
    <message>
        <source>There is no customer {number}.</source>
        <translation>没有编号为 {number} 的客户。</translation>
    </message>
    <message>
        <source>This customer has no relationship card.</source>
        <translation>该客户没有客户关系卡。</translation>
    </message>
    <message>
        <source>There is no stock-take {number}.</source>
        <translation>没有盘点 {number}。</translation>
    </message>
    <message>
        <source>There is no colleague with the number {number}.</source>
        <translation>没有编号 {number} 的同事。</translation>
    </message>
    <message>
        <source>There is no complaint {number}.</source>
        <translation>没有编号为 {number} 的投诉。</translation>
    </message>
    <message>
        <source>The edition is one of: {editions}.</source>
        <translation>版本只能是：{editions}。</translation>
    </message>
    <message>
        <source>This form stays in the house: internal only.</source>
        <translation>此表单只在内部使用，没有客户版。</translation>
    </message>
    <message>
        <source>The internal edition is not for your role.</source>
        <translation>您的角色不能使用内部版。</translation>
    </message>
    <message>
        <source>There is no anomaly notice {number}.</source>
        <translation>没有编号为 {number} 的异常处理单。</translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>Day plan</source>
        <translation>日派工表</translation>
    </message>
    <message>
        <source>Dispatch checklist</source>
        <translation>上门手续单</translation>
    </message>
    <message>
        <source>Inspection sheet</source>
        <translation>巡检单</translation>
    </message>
    <message>
        <source>Stock-take sheet</source>
        <translation>盘点表</translation>
    </message>
    <message>
        <source>Test label</source>
        <translation>检测标签</translation>
    </message>
    <message>
        <source>Personal tool card</source>
        <translation>个人工具卡</translation>
    </message>
    <message>
        <source>Service record</source>
        <translation>售后服务记录表</translation>
    </message>
    <message>
        <source>Repair tag</source>
        <translation>修护卡</translation>
    </message>
    <message>
        <source>Swap note</source>
        <translation>换机确认单</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>收费标准表</translation>
    </message>
    <message>
        <source>Price card</source>
        <translation>收费标准卡</translation>
    </message>
    <message>
        <source>Relationship card</source>
        <translation>客户关系卡</translation>
    </message>
    <message>
        <source>Relationship assessment</source>
        <translation>客户关系评估表</translation>
    </message>
    <message>
        <source>Technician&apos;s daily report</source>
        <translation>技术人员日报表</translation>
    </message>
    <message>
        <source>Supervisor&apos;s daily report</source>
        <translation>服务主任日报表</translation>
    </message>
    <message>
        <source>Complaint record</source>
        <translation>客户投诉记录单</translation>
    </message>
    <message>
        <source>Complaint handling slip</source>
        <translation>客户投诉处理单</translation>
    </message>
    <message>
        <source>Complaint registration form</source>
        <translation>客户投诉登记表</translation>
    </message>
    <message>
        <source>Complaint handling form</source>
        <translation>客户投诉处理表</translation>
    </message>
    <message>
        <source>Complaint handling sheet, five parts</source>
        <translation>客户抱怨处理表（五联）</translation>
    </message>
    <message>
        <source>Complaint record of a branch</source>
        <translation>顾客投诉记录表</translation>
    </message>
    <message>
        <source>Complaint handling sheet, two parts</source>
        <translation>顾客投诉处理表（两联）</translation>
    </message>
    <message>
        <source>Product quality feedback sheet</source>
        <translation>产品质量信息返馈单</translation>
    </message>
    <message>
        <source>Service complaint record</source>
        <translation>服务投诉记录单</translation>
    </message>
    <message>
        <source>Investigation report</source>
        <translation>调查处理报告</translation>
    </message>
    <message>
        <source>Petition</source>
        <translation>签呈</translation>
    </message>
    <message>
        <source>Case study</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>Booklet of complaints, cover and contents</source>
        <translation>投诉档案封面与目录</translation>
    </message>
    <message>
        <source>Anomaly notice</source>
        <translation>异常处理单</translation>
    </message>
    <message>
        <source>Printer calibration page</source>
        <translation>打印校准页</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 横向</translation>
    </message>
    <message>
        <source>A5 landscape</source>
        <translation>A5 横向</translation>
    </message>
    <message>
        <source>A6 card</source>
        <translation>A6 卡片</translation>
    </message>
    <message>
        <source>Continuous, 241 × 139.7 mm</source>
        <translation>连续纸 241 × 139.7 毫米</translation>
    </message>
    <message>
        <source>No font can print {characters}; 〓 would stand in their place on the paper.</source>
        <translation>没有字体能打印 {characters}，单据上将以〓代替。</translation>
    </message>
    <message>
        <source>Print and write them by hand, or cancel and mend the words first.</source>
        <translation>可先打印再手写补上，或取消后改用别的字。</translation>
    </message>
    <message>
        <source>Print anyway</source>
        <translation>照样打印</translation>
    </message>
    <message>
        <source>No unit was replaced under {number}.</source>
        <translation>{number} 名下没有换机记录。</translation>
    </message>
    <message>
        <source>Test record</source>
        <translation>入库检测记录</translation>
    </message>
    <message>
        <source>Tool loan card</source>
        <translation>工具领用单</translation>
    </message>
    <message>
        <source>Reminder slip</source>
        <translation>催办单</translation>
    </message>
    <message>
        <source>Late-cause slip</source>
        <translation>洽办单</translation>
    </message>
    <message>
        <source>Return slip</source>
        <translation>成品退货单</translation>
    </message>
    <message>
        <source>Allowance certificate</source>
        <translation>销货折让证明单</translation>
    </message>
    <message>
        <source>Sales return certificate</source>
        <translation>销货退回证明单</translation>
    </message>
    <message>
        <source>{name}, reprint {count}</source>
        <translation>{name}，第 {count} 次补打</translation>
    </message>
</context>
<context>
    <name>part</name>
    <message>
        <source>Symptom</source>
        <translation>故障复现</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>检测结论</translation>
    </message>
    <message>
        <source>Cause found</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Tested by</source>
        <translation>检测人</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>检测日期</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>送往</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sent out on</source>
        <translation>送修日期</translation>
    </message>
    <message>
        <source>Due back on</source>
        <translation>应返回日期</translation>
    </message>
    <message>
        <source>Waybill or remark</source>
        <translation>运单号或备注</translation>
    </message>
    <message>
        <source>Came back on</source>
        <translation>返回日期</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>维修内容</translation>
    </message>
    <message>
        <source>Parts replaced</source>
        <translation>更换配件</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Time used</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Repaired by</source>
        <translation>修理人</translation>
    </message>
    <message>
        <source>Repaired on</source>
        <translation>修复日期</translation>
    </message>
    <message>
        <source>Somebody else than {name}, who repaired it.</source>
        <translation>须由修理人 {name} 以外的人检验。</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>检验人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Who agreed on the customer&apos;s side, and why.</source>
        <translation>客户方何人同意、原因。</translation>
    </message>
    <message>
        <source>Consent and reason</source>
        <translation>同意人及原因</translation>
    </message>
    <message>
        <source>Shelf or bench</source>
        <translation>货架或工位</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Begin the test</source>
        <translation>开始检测</translation>
    </message>
    <message>
        <source>Enter the test</source>
        <translation>填写检测结果</translation>
    </message>
    <message>
        <source>Begin the repair</source>
        <translation>开始维修</translation>
    </message>
    <message>
        <source>Send out</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>送修返回</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Ready: no fault</source>
        <translation>未见故障，待还</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>检验合格</translation>
    </message>
    <message>
        <source>Repair again</source>
        <translation>重新维修</translation>
    </message>
    <message>
        <source>Cannot be repaired</source>
        <translation>无法修复</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Give back as it is</source>
        <translation>原样归还</translation>
    </message>
    <message>
        <source>Put elsewhere</source>
        <translation>移位</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>换机……</translation>
    </message>
    <message>
        <source>Hand back…</source>
        <translation>归还……</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>{step}…</source>
        <translation>{step}……</translation>
    </message>
    <message>
        <source>Scan it. The receipt says: {serial}</source>
        <translation>扫描或输入。收据上为：{serial}</translation>
    </message>
    <message>
        <source>Serial of the unit that goes</source>
        <translation>换下设备的序列号</translation>
    </message>
    <message>
        <source>{item} is not on file. Enter it as a device of {customer} now?</source>
        <translation>{item} 没有设备档案，现在登记为 {customer} 的设备吗？</translation>
    </message>
    <message>
        <source>Enter the device</source>
        <translation>登记设备</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>带回</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Is with</source>
        <translation>现持有人</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Test begun</source>
        <translation>开始检测</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>已检测</translation>
    </message>
    <message>
        <source>Repair begun</source>
        <translation>开始维修</translation>
    </message>
    <message>
        <source>Sent out</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>No fault found</source>
        <translation>未见故障</translation>
    </message>
    <message>
        <source>Repaired again</source>
        <translation>重新维修</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已换机</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>Goes back as it is</source>
        <translation>原样待还</translation>
    </message>
    <message>
        <source>Promised for another day</source>
        <translation>改期归还</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Receipt void</source>
        <translation>收据作废</translation>
    </message>
    <message>
        <source>promised for {day}, {days} days late</source>
        <translation>应于 {day} 归还，超期 {days} 天</translation>
    </message>
    <message>
        <source>promised for today</source>
        <translation>今天应归还</translation>
    </message>
    <message>
        <source>promised for {day}</source>
        <translation>预计 {day} 归还</translation>
    </message>
    <message>
        <source>Print the repair tag</source>
        <translation>打印修护卡</translation>
    </message>
    <message>
        <source>Print the swap note</source>
        <translation>打印换机确认单</translation>
    </message>
    <message>
        <source>Lend a unit…</source>
        <translation>借出备用机……</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>处理经过</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>From hand to hand</source>
        <translation>交接记录</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修单 {number}</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>收据 {number}</translation>
    </message>
    <message>
        <source>Device on file</source>
        <translation>设备档案</translation>
    </message>
    <message>
        <source>Replacement {serial}</source>
        <translation>替换设备 {serial}</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收件时间</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Visible condition</source>
        <translation>外观状况</translation>
    </message>
    <message>
        <source>Repaired where</source>
        <translation>维修去向</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>应返回</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Serial of the replacement</source>
        <translation>替换设备序列号</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Cover of the replacement</source>
        <translation>换机保修</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>归还</translation>
    </message>
</context>
<context>
    <name>penalty</name>
    <message>
        <source>Penalty</source>
        <translation>惩处</translation>
    </message>
    <message>
        <source>Discipline note</source>
        <translation>纪律记录</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>400 yuan or more each</source>
        <translation>每次 400 元以上</translation>
    </message>
    <message>
        <source>800 yuan or more each</source>
        <translation>每次 800 元以上</translation>
    </message>
    <message>
        <source>the whole bonus of the month</source>
        <translation>全月效益奖金</translation>
    </message>
    <message>
        <source>Written self-criticism</source>
        <translation>悔过书</translation>
    </message>
    <message>
        <source>plus points of 200 yuan</source>
        <translation>加扣点数 200 元</translation>
    </message>
    <message>
        <source>Reprimand, once</source>
        <translation>申诫一次</translation>
    </message>
    <message>
        <source>Reprimand, twice</source>
        <translation>申诫二次</translation>
    </message>
    <message>
        <source>Minor demerit, once</source>
        <translation>小过一次</translation>
    </message>
    <message>
        <source>Minor demerit, twice</source>
        <translation>小过二次</translation>
    </message>
    <message>
        <source>Major demerit, once</source>
        <translation>大过一次</translation>
    </message>
    <message>
        <source>Major demerit, twice or more</source>
        <translation>大过二次以上</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Demerit</source>
        <translation>记过</translation>
    </message>
    <message>
        <source>Advised to leave</source>
        <translation>劝退</translation>
    </message>
    <message>
        <source>First-contact rule broken</source>
        <translation>违反首问责任制</translation>
    </message>
    <message>
        <source>Complaint hidden or not reported</source>
        <translation>隐瞒投诉不报</translation>
    </message>
    <message>
        <source>Second complaint about the same matter</source>
        <translation>造成二次投诉</translation>
    </message>
    <message>
        <source>Attitude towards the customer</source>
        <translation>服务态度</translation>
    </message>
    <message>
        <source>The share of the loss must be above 0.</source>
        <translation>应负损失须大于 0。</translation>
    </message>
    <message>
        <source>The superior is punished too from 100,001 to 1,000,000 yuan.</source>
        <translation>只有分摊损失在 100,001 元至 1,000,000 元之间的，上级才连带处罚。</translation>
    </message>
    <message>
        <source>More than {most} points are too many.</source>
        <translation>点数不能超过 {most}。</translation>
    </message>
    <message>
        <source>The points of the unit must be above 0.</source>
        <translation>单位点数须大于 0。</translation>
    </message>
    <message>
        <source>The own points are above 0 and not more than the unit&apos;s.</source>
        <translation>个人点数须大于 0，且不超过单位点数。</translation>
    </message>
    <message>
        <source>The bonus is 0 or above.</source>
        <translation>奖金不能小于 0。</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>拟稿</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Appealed</source>
        <translation>申诉中</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>维持</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请写原因。</translation>
    </message>
    <message>
        <source>Nobody decides a notice about themselves.</source>
        <translation>涉及本人的通知单不能自己决定。</translation>
    </message>
    <message>
        <source>It is published already.</source>
        <translation>已经公布。</translation>
    </message>
    <message>
        <source>Part of it is deducted already. Withdraw it on appeal instead.</source>
        <translation>已有部分罚扣，请通过申诉撤销。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>公布</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Uphold</source>
        <translation>维持</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Penalties are switched off. An administrator may switch them on.</source>
        <translation>处罚未启用，可由管理员在设置里启用。</translation>
    </message>
    <message>
        <source>Choose what the notice says.</source>
        <translation>请选择通知类别。</translation>
    </message>
    <message>
        <source>This notice has no superior to punish.</source>
        <translation>这张通知单没有可连带的主管。</translation>
    </message>
    <message>
        <source>The superior has a notice already: {number}.</source>
        <translation>主管已有通知单：{number}。</translation>
    </message>
    <message>
        <source>Choose the superior.</source>
        <translation>请选择主管。</translation>
    </message>
    <message>
        <source>Nobody is their own superior.</source>
        <translation>主管不能是本人。</translation>
    </message>
    <message>
        <source>The notice is printed once it is approved.</source>
        <translation>通知单批准后才能打印。</translation>
    </message>
    <message>
        <source>Name the unit or the person.</source>
        <translation>请填单位或人员。</translation>
    </message>
    <message>
        <source>Enter the amount of the reward, above 0.</source>
        <translation>请填奖励金额，须大于 0。</translation>
    </message>
    <message>
        <source>A discipline note names the person.</source>
        <translation>纪律记录须指明人员。</translation>
    </message>
    <message>
        <source>Choose the step.</source>
        <translation>请选择处分。</translation>
    </message>
    <message>
        <source>Choose what the note is written for.</source>
        <translation>请选择情形。</translation>
    </message>
    <message>
        <source>A penalty belongs to a complaint.</source>
        <translation>惩处须属于一个投诉案件。</translation>
    </message>
    <message>
        <source>Choose whose share of the loss it is.</source>
        <translation>请选择是谁的责任比例。</translation>
    </message>
    <message>
        <source>There is a notice for this share already: {number}.</source>
        <translation>这一责任比例已有通知单：{number}。</translation>
    </message>
    <message>
        <source>The share of the loss is not what it was: open the draft and save it again.</source>
        <translation>损失分摊已有变化：请打开草稿重新保存。</translation>
    </message>
    <message>
        <source>{name} has left.</source>
        <translation>{name} 已离职。</translation>
    </message>
    <message>
        <source>{month} is entered already: a month before it cannot be changed any more.</source>
        <translation>{month} 已经录入，之前的月份不能再改。</translation>
    </message>
    <message>
        <source>Nothing is owed in this month.</source>
        <translation>本月没有应扣的罚款。</translation>
    </message>
    <message>
        <source>{bonus} × {percent} % = {cap} at most; {taken} is deducted, {rest} carried on.</source>
        <translation>{bonus} × {percent} % = 最多 {cap}；本月扣 {taken}，结转 {rest}。</translation>
    </message>
    <message>
        <source>Write the month as 2026-11.</source>
        <translation>月份请写成 2026-11。</translation>
    </message>
    <message>
        <source>This month has not begun yet.</source>
        <translation>这个月还没开始。</translation>
    </message>
    <message>
        <source>{loss} ÷ {unit} points × {own} points = {fine}</source>
        <translation>{loss} ÷ {unit} 点 × {own} 点 = {fine}</translation>
    </message>
    <message>
        <source>New reward or penalty notice</source>
        <translation>新建奖罚通知单</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>保存拟稿</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Share of the loss</source>
        <translation>应负损失</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>处分</translation>
    </message>
    <message>
        <source>Amount of the reward</source>
        <translation>奖励金额</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>Points of the unit</source>
        <translation>单位点数</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>个人点数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>By the table for {amount}: {step}; {worth}.</source>
        <translation>按表 {amount} 为：{step}；{worth}。</translation>
    </message>
    <message>
        <source>The case has no loss.</source>
        <translation>本案没有损失。</translation>
    </message>
    <message>
        <source>Without points nothing is deducted.</source>
        <translation>不填点数则不罚扣。</translation>
    </message>
    <message>
        <source>The superior for {number}</source>
        <translation>{number} 的主管</translation>
    </message>
    <message>
        <source>{person}: {step}. The superior one step lower: {lower}.</source>
        <translation>{person}：{step}。主管降一级：{lower}。</translation>
    </message>
    <message>
        <source>Superior</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Decide the appeal against {number}</source>
        <translation>裁定对 {number} 的申诉</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>The notice stands</source>
        <translation>维持</translation>
    </message>
    <message>
        <source>The notice is withdrawn</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{amount} is deducted already; withdrawn, it is to be paid back.</source>
        <translation>已扣 {amount}；撤销后应退还。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Deduct a month&apos;s part of fines</source>
        <translation>按月罚扣</translation>
    </message>
    <message>
        <source>Deduct</source>
        <translation>罚扣</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Whose bonus</source>
        <translation>罚扣对象</translation>
    </message>
    <message>
        <source>Bonus of the month</source>
        <translation>当月效益奖金</translation>
    </message>
    <message>
        <source>Nobody owes a fine in this month.</source>
        <translation>本月没有人应扣罚款。</translation>
    </message>
    <message>
        <source>Enter the bonus of the month; 0 where there is none.</source>
        <translation>请填当月奖金；没有则填 0。</translation>
    </message>
    <message>
        <source>{person}, owes {amount}</source>
        <translation>{person}，应扣 {amount}</translation>
    </message>
    <message>
        <source>{person}, owes {amount} (entered)</source>
        <translation>{person}，应扣 {amount}（已录入）</translation>
    </message>
    <message>
        <source>{number} is published</source>
        <translation>公布 {number}</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布</translation>
    </message>
    <message>
        <source>Appeal against {number}</source>
        <translation>对 {number} 的申诉</translation>
    </message>
    <message>
        <source>Enter the appeal</source>
        <translation>录入申诉</translation>
    </message>
    <message>
        <source>What they say</source>
        <translation>申诉理由</translation>
    </message>
    <message>
        <source>Notice {number}</source>
        <translation>奖罚通知单 {number}</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>受奖罚</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>罚扣金额</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All notices of this person</source>
        <translation>此人的全部记录</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>奖金</translation>
    </message>
    <message>
        <source>Owed before</source>
        <translation>月初应扣</translation>
    </message>
    <message>
        <source>Deducted</source>
        <translation>本月罚扣</translation>
    </message>
    <message>
        <source>Carried on</source>
        <translation>结转</translation>
    </message>
    <message>
        <source>Deductions by month</source>
        <translation>各月罚扣</translation>
    </message>
    <message>
        <source>Superior of {number}</source>
        <translation>{number} 的主管</translation>
    </message>
    <message>
        <source>Superior: {number}</source>
        <translation>主管：{number}</translation>
    </message>
    <message>
        <source>Approve {number}? It is then frozen and printed in four copies.</source>
        <translation>批准 {number}？批准后不能再改，印四份。</translation>
    </message>
    <message>
        <source>Why is {number} void?</source>
        <translation>{number} 为何作废？</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>批准……</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改……</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>公布……</translation>
    </message>
    <message>
        <source>Deduct…</source>
        <translation>罚扣……</translation>
    </message>
    <message>
        <source>Superior…</source>
        <translation>主管……</translation>
    </message>
    <message>
        <source>Appeal…</source>
        <translation>申诉……</translation>
    </message>
    <message>
        <source>Decide the appeal…</source>
        <translation>裁定申诉……</translation>
    </message>
    <message>
        <source>Give up…</source>
        <translation>放弃……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Deducted so far</source>
        <translation>已扣</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>未扣</translation>
    </message>
    <message>
        <source>To be paid back</source>
        <translation>应退还</translation>
    </message>
    <message>
        <source>Drafted</source>
        <translation>拟稿</translation>
    </message>
    <message>
        <source>Decision of the appeal</source>
        <translation>申诉裁定</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>裁定人</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
</context>
<context>
    <name>permissions</name>
    <message>
        <source>Representative</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>客服主管</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>核决人</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>系统管理员</translation>
    </message>
</context>
<context>
    <name>preferences</name>
    <message>
        <source>This is too much to remember for one user.</source>
        <translation>为一个用户记住的内容太多了。</translation>
    </message>
    <message>
        <source>Next looks like {number}.</source>
        <translation>下一个编号形如 {number}。</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>{days}; {total} h a week.</source>
        <translation>{days}；每周 {total} 小时。</translation>
    </message>
</context>
<context>
    <name>price_list</name>
    <message>
        <source>This code is taken.</source>
        <translation>此代码已被使用。</translation>
    </message>
    <message>
        <source>A price cannot be below zero nor that large.</source>
        <translation>价格不能为负，也不能这么大。</translation>
    </message>
</context>
<context>
    <name>prices</name>
    <message>
        <source>Print the list</source>
        <translation>打印收费标准表</translation>
    </message>
    <message>
        <source>Print the card</source>
        <translation>打印收费标准卡</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>收费标准</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Part or work</source>
        <translation>配件或项目</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Enter the price.</source>
        <translation>请填写价格。</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>The printer “{name}” is gone. Switch it on or connect it, or choose another printer.</source>
        <translation>打印机“{name}”不见了。请开机或连接，或选择另一台打印机。</translation>
    </message>
    <message>
        <source>“{name}” has no paper of {width} × {height} mm. Add it in the print server&apos;s properties, then print.</source>
        <translation>“{name}”没有 {width} × {height} 毫米的纸张。请先在打印服务器属性中添加，再打印。</translation>
    </message>
    <message>
        <source>The printer “{name}” did not take the paper. See that it is on, has paper and shows no error; print again.</source>
        <translation>打印机“{name}”没有接收。请确认已开机、有纸、无故障，然后重新打印。</translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation>打印已停止。</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>已停止，没有留下任何内容。</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>{number} · signed stub</source>
        <translation>{number} · 签字存根</translation>
    </message>
    <message>
        <source>Enter the signature</source>
        <translation>登记签字</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>{number} · another day</source>
        <translation>{number} · 改期</translation>
    </message>
    <message>
        <source>Promise another day</source>
        <translation>改期归还</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>预计归还</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Is with</source>
        <translation>现持有人</translation>
    </message>
    <message>
        <source>Things on the receipt</source>
        <translation>收据物品</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>联次</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>打印记录</translation>
    </message>
    <message>
        <source>Items: {count}</source>
        <translation>共 {count} 件</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修单 {number}</translation>
    </message>
    <message>
        <source>Why is receipt {number} void?</source>
        <translation>收据 {number} 为何作废？</translation>
    </message>
    <message>
        <source>Hand back…</source>
        <translation>归还……</translation>
    </message>
    <message>
        <source>Signed stub…</source>
        <translation>签字存根……</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>打印收据</translation>
    </message>
    <message>
        <source>Print the repair tags</source>
        <translation>打印修护卡</translation>
    </message>
    <message>
        <source>Another day…</source>
        <translation>改期……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>Loss noted</source>
        <translation>登记遗失</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>开具时间</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>开具人</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Loaner slip</source>
        <translation>借用单</translation>
    </message>
    <message>
        <source>Taken, signed</source>
        <translation>交付签字</translation>
    </message>
    <message>
        <source>Returned, signed</source>
        <translation>归还签字</translation>
    </message>
    <message>
        <source>Original back</source>
        <translation>原件收回</translation>
    </message>
    <message>
        <source>Note of the loss</source>
        <translation>遗失说明</translation>
    </message>
    <message>
        <source>Loss signed by</source>
        <translation>遗失声明签字人</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>被替代为</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
</context>
<context>
    <name>receivable</name>
    <message>
        <source>Left out</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>This complaint is void.</source>
        <translation>该投诉已作废。</translation>
    </message>
    <message>
        <source>Enter the day by which it was to be paid.</source>
        <translation>请填写应收日期。</translation>
    </message>
    <message>
        <source>Invoice {number} of this complaint is left out already.</source>
        <translation>本案发票 {number} 已剔除。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>This is void already.</source>
        <translation>已经作废。</translation>
    </message>
    <message>
        <source>Leave a receivable out because of {number}</source>
        <translation>因 {number} 剔除应收账款</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>{customer}: does not count for the salesperson&apos;s collection rate.</source>
        <translation>{customer}：不计入业务员收款率。</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>Receivable</source>
        <translation>应收金额</translation>
    </message>
    <message>
        <source>To be paid by</source>
        <translation>应收日期</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Receivables left out</source>
        <translation>剔除的应收账款</translation>
    </message>
    <message>
        <source>Leave a receivable out…</source>
        <translation>剔除应收账款……</translation>
    </message>
    <message>
        <source>Counts after all…</source>
        <translation>恢复计入……</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Why does this receivable count after all?</source>
        <translation>为何恢复计入？</translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source>Nothing is chosen.</source>
        <translation>没有选择记录。</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>Customer file</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Service call</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Service voucher</source>
        <translation>服务凭证</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>客户关怀</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>客户关系评估</translation>
    </message>
    <message>
        <source>Relationship card</source>
        <translation>客户关系卡</translation>
    </message>
    <message>
        <source>Charge record</source>
        <translation>收费单</translation>
    </message>
    <message>
        <source>Cash hand-over slip</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>Where is it</source>
        <translation>物品去向</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>备用机借用</translation>
    </message>
    <message>
        <source>Loaner unit</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Returned part</source>
        <translation>返修件</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Stock-take</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Take-back receipt</source>
        <translation>领取收据</translation>
    </message>
    <message>
        <source>Test before stock</source>
        <translation>入库检测</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Loan of a tool</source>
        <translation>工具领用</translation>
    </message>
    <message>
        <source>Anomaly notice</source>
        <translation>异常处理单</translation>
    </message>
    <message>
        <source>Booklet</source>
        <translation>投诉档案</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Slip about a late stage</source>
        <translation>催办单、洽办单</translation>
    </message>
    <message>
        <source>Stage of a complaint</source>
        <translation>投诉环节</translation>
    </message>
    <message>
        <source>Corrective action</source>
        <translation>纠正措施</translation>
    </message>
    <message>
        <source>Return or exchange</source>
        <translation>退换货受理</translation>
    </message>
    <message>
        <source>Reward or penalty notice</source>
        <translation>奖罚通知单</translation>
    </message>
    <message>
        <source>Receivable left out</source>
        <translation>剔除的应收账款</translation>
    </message>
    <message>
        <source>Return slip</source>
        <translation>退货单</translation>
    </message>
    <message>
        <source>Sales certificate</source>
        <translation>销货证明单</translation>
    </message>
</context>
<context>
    <name>register</name>
    <message>
        <source>response by {time}</source>
        <translation>{time} 前响应</translation>
    </message>
    <message>
        <source>there by {time}</source>
        <translation>{time} 前到场</translation>
    </message>
    <message>
        <source>leave at once</source>
        <translation>立即出发</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>New device</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>No device named</source>
        <translation>未指明设备</translation>
    </message>
    <message>
        <source>New device…</source>
        <translation>新设备……</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Register a call</source>
        <translation>登记报修</translation>
    </message>
    <message>
        <source>Choose the customer, or enter a new one.</source>
        <translation>请选择客户，或登记新客户。</translation>
    </message>
    <message>
        <source>Registered.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>The call is kept as a draft on the home page.</source>
        <translation>此报修已存为草稿，在首页可继续填写。</translation>
    </message>
    <message>
        <source>Draft of {time}</source>
        <translation>{time} 的草稿</translation>
    </message>
    <message>
        <source>Unfinished calls kept: {count}. The latest: {what}</source>
        <translation>有 {count} 个未完成的报修登记。最近一个：{what}</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>市区/郊区</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Fault level</source>
        <translation>故障等级</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Register  (Ctrl+Enter)</source>
        <translation>登记  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Keep as draft  (Esc)</source>
        <translation>存为草稿  (Esc)</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Back-dated: both times are kept, the clocks run from then.</source>
        <translation>补登：发生和登记时间都会保留，从发生时间开始计时。</translation>
    </message>
</context>
<context>
    <name>relationship</name>
    <message>
        <source>Choose key or ordinary.</source>
        <translation>请选择重要或一般。</translation>
    </message>
    <message>
        <source>This contact belongs to another customer.</source>
        <translation>该联系人属于另一位客户。</translation>
    </message>
    <message>
        <source>A birthday lies in the past.</source>
        <translation>生日不能在将来。</translation>
    </message>
    <message>
        <source>New relationship card</source>
        <translation>新建客户关系卡</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Nobody on file</source>
        <translation>不在联系人中</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要程度</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Work unit</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>Home address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>5-12, or with the year 1980-5-12</source>
        <translation>5-12，知道年份写 1980-5-12</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>节日安排</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>兴趣爱好</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Relationship cards</source>
        <translation>客户关系卡</translation>
    </message>
    <message>
        <source>Edit the chosen card</source>
        <translation>修改选中的卡</translation>
    </message>
    <message>
        <source>Print the cards</source>
        <translation>打印关系卡</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>客户关怀</translation>
    </message>
    <message>
        <source>Plan care</source>
        <translation>安排关怀</translation>
    </message>
    <message>
        <source>The chosen one is done</source>
        <translation>选中的已完成</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>客户关系评估</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>评估日期</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Loss and winning back</source>
        <translation>流失与挽回</translation>
    </message>
    <message>
        <source>Mark as lost…</source>
        <translation>标记为流失……</translation>
    </message>
    <message>
        <source>Write down an attempt…</source>
        <translation>记录挽回……</translation>
    </message>
    <message>
        <source>Won back…</source>
        <translation>已挽回……</translation>
    </message>
    <message>
        <source>Open the file of the next owner</source>
        <translation>打开下一位业主的档案</translation>
    </message>
    <message>
        <source>The next owner moves in…</source>
        <translation>新业主迁入……</translation>
    </message>
    <message>
        <source>The owner moves out…</source>
        <translation>业主迁出……</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>{day} lost: {reason}</source>
        <translation>{day} 流失：{reason}</translation>
    </message>
    <message>
        <source>{day} won back</source>
        <translation>{day} 挽回</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>最近更新</translation>
    </message>
    <message>
        <source>Why is the card of {name} put away?</source>
        <translation>为什么收起 {name} 的卡？</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Put away / take out</source>
        <translation>收起 / 取出</translation>
    </message>
</context>
<context>
    <name>reminders</name>
    <message>
        <source>{customer}: no response in time</source>
        <translation>{customer}：响应超时</translation>
    </message>
    <message>
        <source>{customer}: nobody there in time</source>
        <translation>{customer}：到场超时</translation>
    </message>
    <message>
        <source>{customer}: not done in time, report it to the supervisor</source>
        <translation>{customer}：未按时完成，应上报主管</translation>
    </message>
    <message>
        <source>{customer}: promised reply is overdue</source>
        <translation>{customer}：约定回复已超时</translation>
    </message>
    <message>
        <source>{customer}: voucher not handed in by {technician}</source>
        <translation>{customer}：{technician} 未交回凭证</translation>
    </message>
    <message>
        <source>{customer}: loaner not back, {unit}</source>
        <translation>{customer}：备用机未还，{unit}</translation>
    </message>
    <message>
        <source>{customer}: a loaner was promised</source>
        <translation>{customer}：已承诺提供备用机</translation>
    </message>
    <message>
        <source>{technician}: old part not handed in, {part}</source>
        <translation>{technician}：旧件未交回，{part}</translation>
    </message>
    <message>
        <source>{supplier}: delivery not tested, {product}</source>
        <translation>{supplier}：到货未检测，{product}</translation>
    </message>
    <message>
        <source>{borrower}: tool not back, {tool}</source>
        <translation>{borrower}：工具未归还，{tool}</translation>
    </message>
    <message>
        <source>{person}: cash of {customer} is not at finance</source>
        <translation>{person}：{customer} 的现金未交财务</translation>
    </message>
    <message>
        <source>{customer}: charge neither collected nor invoiced</source>
        <translation>{customer}：费用未收款也未开票</translation>
    </message>
    <message>
        <source>{customer}: paid, no invoice yet</source>
        <translation>{customer}：已付款，未开发票</translation>
    </message>
    <message>
        <source>{customer}: invoice not settled</source>
        <translation>{customer}：发票款项未结清</translation>
    </message>
    <message>
        <source>{customer}: complaint without a first reply</source>
        <translation>{customer}：投诉未首次答复</translation>
    </message>
    <message>
        <source>{customer}: complaint late at {unit}</source>
        <translation>{customer}：投诉在{unit}逾期</translation>
    </message>
    <message>
        <source>{customer}: complaint not settled in time</source>
        <translation>{customer}：投诉未按期结案</translation>
    </message>
    <message>
        <source>{customer}: complaint promised for {day}</source>
        <translation>{customer}：投诉承诺 {day} 办好</translation>
    </message>
    <message>
        <source>{unit}: corrective action overdue, {customer}</source>
        <translation>{unit}：纠正措施逾期，{customer}</translation>
    </message>
    <message>
        <source>{customer}: return visit due</source>
        <translation>{customer}：待回访</translation>
    </message>
    <message>
        <source>{customer}: contract ends on {day}</source>
        <translation>{customer}：合同 {day} 到期</translation>
    </message>
    <message>
        <source>{customer}: {step}</source>
        <translation>{customer}：{step}</translation>
    </message>
    <message>
        <source>{customer}: inspection was due</source>
        <translation>{customer}：巡检超期</translation>
    </message>
    <message>
        <source>Complaint statistics of {period}</source>
        <translation>{period} 投诉案件统计表</translation>
    </message>
    <message>
        <source>Review of complaints, {period}</source>
        <translation>{period} 半年投诉检讨</translation>
    </message>
    <message>
        <source>Complaints of the year {period}</source>
        <translation>{period} 年投诉汇编</translation>
    </message>
</context>
<context>
    <name>renewal</name>
    <message>
        <source>In its term</source>
        <translation>在保</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>Negotiating</source>
        <translation>洽谈中</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>已续签</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>未续</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Went to a competitor</source>
        <translation>转向竞争对手</translation>
    </message>
    <message>
        <source>Customer closed or moved away</source>
        <translation>客户歇业或搬离</translation>
    </message>
    <message>
        <source>Equipment replaced or out of use</source>
        <translation>设备更换或停用</translation>
    </message>
    <message>
        <source>Dissatisfied with the service</source>
        <translation>对服务不满意</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门拜访</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>即时通讯</translation>
    </message>
    <message>
        <source>A cancelled contract is not renewed. Enter a new one.</source>
        <translation>已取消的合同不能续签，请新建合同。</translation>
    </message>
    <message>
        <source>This contract has its successor already.</source>
        <translation>该合同已有续签合同。</translation>
    </message>
    <message>
        <source>A lapsed contract is won back by a new contract, not by another term.</source>
        <translation>未续的合同须签新合同，不能延期。</translation>
    </message>
    <message>
        <source>The new term begins after the current one ends.</source>
        <translation>新一期须在当前期结束之后开始。</translation>
    </message>
    <message>
        <source>Choose why the customer does not renew.</source>
        <translation>请选择客户不续的原因。</translation>
    </message>
    <message>
        <source>Write what the reason was.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <source>The term has {days} days left. To end it before its time, cancel the contract.</source>
        <translation>本期还剩 {days} 天。要提前结束请取消合同。</translation>
    </message>
    <message>
        <source>This contract was won back by its successor; it stays.</source>
        <translation>该合同已由新合同赢回，不能撤销。</translation>
    </message>
    <message>
        <source>Print the notice</source>
        <translation>打印通知书</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>登记联系</translation>
    </message>
    <message>
        <source>Make an offer</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Let lapse</source>
        <translation>不续</translation>
    </message>
    <message>
        <source>Undo the lapse</source>
        <translation>撤销不续</translation>
    </message>
    <message>
        <source>Contact about {number}</source>
        <translation>{number} 联系记录</translation>
    </message>
    <message>
        <source>Log contact</source>
        <translation>登记联系</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Who of us</source>
        <translation>我方人员</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Offer for {number}</source>
        <translation>{number} 报价</translation>
    </message>
    <message>
        <source>Make the offer</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Next step for {number}</source>
        <translation>{number} 的下一步</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Leave both empty when nothing is to be done.</source>
        <translation>没有要做的，两项都留空。</translation>
    </message>
    <message>
        <source>Customer of {number} was told</source>
        <translation>已告知 {number} 的客户</translation>
    </message>
    <message>
        <source>Mark as notified</source>
        <translation>记为已通知</translation>
    </message>
    <message>
        <source>By telephone or message, without the printed notice.</source>
        <translation>以电话或消息告知，没有打印通知书。</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>告知日期</translation>
    </message>
    <message>
        <source>Let {number} lapse</source>
        <translation>{number} 不续</translation>
    </message>
    <message>
        <source>Covered until {day}; calls after it are chargeable. {customer} becomes a prospect unless another contract is in force.</source>
        <translation>在保至 {day}，之后的报修收费。没有其他有效合同时，{customer} 转为潜在客户。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>{device} (out of use, stays behind)</source>
        <translation>{device}（已停用，不带入）</translation>
    </message>
    <message>
        <source>{device} (not covered so far)</source>
        <translation>{device}（原未包含）</translation>
    </message>
    <message>
        <source>Renew {number}</source>
        <translation>续签 {number}</translation>
    </message>
    <message>
        <source>Goes along: {what}</source>
        <translation>随之带入：{what}</translation>
    </message>
    <message>
        <source>by a new contract</source>
        <translation>签新合同</translation>
    </message>
    <message>
        <source>by another term of this contract</source>
        <translation>在本合同上加一期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签订日期</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Since {since}: visits {visits}, inspections {inspections}, hours of work {hours}, parts {parts}. By the price list {price}; the fee for these days was {fee}.</source>
        <translation>自 {since} 起：上门 {visits} 次，巡检 {inspections} 次，工时 {hours} 小时，配件 {parts}。按价目表值 {price}，同期合同费用 {fee}。</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>续签</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>续签……</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Print notice</source>
        <translation>打印通知书</translation>
    </message>
    <message>
        <source>Told otherwise…</source>
        <translation>已另行告知……</translation>
    </message>
    <message>
        <source>Next step…</source>
        <translation>下一步……</translation>
    </message>
    <message>
        <source>Lapse…</source>
        <translation>不续……</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Contacts about the renewal</source>
        <translation>续签联系记录</translation>
    </message>
    <message>
        <source>Nobody has spoken with the customer about it yet.</source>
        <translation>还没有人与客户谈过续签。</translation>
    </message>
    <message>
        <source>Renewed by {number}</source>
        <translation>续签为 {number}</translation>
    </message>
    <message>
        <source>The contract is where it was before it lapsed.</source>
        <translation>合同已恢复到不续之前的状态。</translation>
    </message>
    <message>
        <source>ended {days} days ago</source>
        <translation>已到期 {days} 天</translation>
    </message>
    <message>
        <source>within {days} days</source>
        <translation>{days} 天内到期</translation>
    </message>
    <message>
        <source>{fee} for {months} months</source>
        <translation>{months} 个月 {fee}</translation>
    </message>
    <message>
        <source>Fee so far</source>
        <translation>现费用</translation>
    </message>
    <message>
        <source>In the hands of</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>renewals</name>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Device added</source>
        <translation>增加设备</translation>
    </message>
    <message>
        <source>Device out of use</source>
        <translation>设备停用</translation>
    </message>
    <message>
        <source>Device left out</source>
        <translation>不再包含的设备</translation>
    </message>
    <message>
        <source>{days} days without cover</source>
        <translation>有 {days} 天不在保</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>空档</translation>
    </message>
    <message>
        <source>kinds of work and services</source>
        <translation>工作范围和服务内容</translation>
    </message>
    <message>
        <source>inspection every {months} months</source>
        <translation>每 {months} 个月巡检</translation>
    </message>
    <message>
        <source>response promise</source>
        <translation>响应承诺</translation>
    </message>
    <message>
        <source>entitlements, counted anew</source>
        <translation>额度（重新计算）</translation>
    </message>
    <message>
        <source>{count} instalments</source>
        <translation>分 {count} 期付款</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>Write what was said.</source>
        <translation>请填写沟通内容。</translation>
    </message>
    <message>
        <source>Enter the fee of the offer.</source>
        <translation>请填写报价费用。</translation>
    </message>
    <message>
        <source>This day lies in the future.</source>
        <translation>这个日期还没到。</translation>
    </message>
    <message>
        <source>Give the last day of the new term.</source>
        <translation>请填写新一期的截止日。</translation>
    </message>
    <message>
        <source>Write what comes next on that day.</source>
        <translation>请填写当天要做什么。</translation>
    </message>
    <message>
        <source>Give the day of the next step.</source>
        <translation>请填写下一步的日期。</translation>
    </message>
    <message>
        <source>A term has 1 to {most} months.</source>
        <translation>一期为 1 至 {most} 个月。</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>This report does not ask for that.</source>
        <translation>该报表没有这个条件。</translation>
    </message>
    <message>
        <source>Choose one of the listed values.</source>
        <translation>请选择列出的值。</translation>
    </message>
    <message>
        <source>This is no date.</source>
        <translation>这不是日期。</translation>
    </message>
    <message>
        <source>Sales grade</source>
        <translation>销售等级</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Customers in use</source>
        <translation>在用客户</translation>
    </message>
    <message>
        <source>All customers on file</source>
        <translation>全部在册客户</translation>
    </message>
    <message>
        <source>Grade A</source>
        <translation>A 级</translation>
    </message>
    <message>
        <source>Grade B</source>
        <translation>B 级</translation>
    </message>
    <message>
        <source>Grade C</source>
        <translation>C 级</translation>
    </message>
    <message>
        <source>Complaint analysis, {period}</source>
        <translation>客户投诉分析统计表（{period}）</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔偿</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Price cut</source>
        <translation>折价</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count} 件</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Loss (yuan)</source>
        <translation>损失金额（元）</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Received in {period}</source>
        <translation>受理期间：{period}</translation>
    </message>
    <message>
        <source>Of a matter that went through several rounds only the last case stands here.</source>
        <translation>同一事项多次处理的，只列最后一件。</translation>
    </message>
    <message>
        <source>Complaint analysis</source>
        <translation>客户投诉分析统计表</translation>
    </message>
    <message>
        <source>Every complaint of a month, quarter or year with its settlement.</source>
        <translation>某月、季或年的每一件投诉及其处理方式。</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备数</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Customer composition by {dimension}</source>
        <translation>客户构成分析 · {dimension}</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>投诉方式</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Complaints by {dimension}, {period}</source>
        <translation>投诉构成（按{dimension}，{period}）</translation>
    </message>
    <message>
        <source>Share (%)</source>
        <translation>占比（%）</translation>
    </message>
    <message>
        <source>Shares are rounded by largest remainder, so that they add to exactly 100.0 %.</source>
        <translation>占比按最大余数法取整，合计恰为 100.0 %。</translation>
    </message>
    <message>
        <source>Complaints by class and more</source>
        <translation>投诉构成</translation>
    </message>
    <message>
        <source>Which share of the complaints each class, channel or product has.</source>
        <translation>各类别、方式、产品等在投诉中所占比例。</translation>
    </message>
    <message>
        <source>Calls received in the month</source>
        <translation>当月报修数</translation>
    </message>
    <message>
        <source>Customers in use today</source>
        <translation>现有客户数</translation>
    </message>
    <message>
        <source>Devices delivered in the month</source>
        <translation>当月交付设备数</translation>
    </message>
    <message>
        <source>Complaint rate {year}</source>
        <translation>客户投诉率（{year} 年）</translation>
    </message>
    <message>
        <source>Rate (%)</source>
        <translation>投诉率（%）</translation>
    </message>
    <message>
        <source>Complaint rate by month</source>
        <translation>各月投诉率</translation>
    </message>
    <message>
        <source>Complaints received, each matter once; anomalies without a loss do not count.</source>
        <translation>按受理计，同一事项只计一次；无损失的异常不计。</translation>
    </message>
    <message>
        <source>“–”: the base of the month is 0.</source>
        <translation>“–”表示当月基数为 0。</translation>
    </message>
    <message>
        <source>Not filled in</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Complaint rate</source>
        <translation>客户投诉率</translation>
    </message>
    <message>
        <source>Complaints of each month over calls, customers or deliveries.</source>
        <translation>各月投诉件数与报修数、客户数或交付数之比。</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>基数</translation>
    </message>
    <message>
        <source>Year of the day</source>
        <translation>所在年度</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>期间的结束早于开始。</translation>
    </message>
    <message>
        <source>Devices in use</source>
        <translation>在用设备</translation>
    </message>
    <message>
        <source>Devices in use, installed from {first} to {last}</source>
        <translation>在用设备，安装日期 {first} 至 {last}</translation>
    </message>
    <message>
        <source>Customer composition</source>
        <translation>客户构成分析</translation>
    </message>
    <message>
        <source>Which share of customers each sales grade, goods and region has.</source>
        <translation>各销售等级、商品、地区的客户占比。</translation>
    </message>
    <message>
        <source>By</source>
        <translation>按</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Installed from</source>
        <translation>安装日期从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印……</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export {file}</source>
        <translation>导出 {file}</translation>
    </message>
    <message>
        <source>The report is in {file}.</source>
        <translation>报表已存为 {file}。</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Print, export</source>
        <translation>打印、导出</translation>
    </message>
    <message>
        <source>Enter or a double click shows the rows.</source>
        <translation>回车或双击显示对应的行。</translation>
    </message>
    <message>
        <source>Daily report of the branch, {day}</source>
        <translation>{day} 服务日报</translation>
    </message>
    <message>
        <source>Hours by technician</source>
        <translation>各技术人员工时</translation>
    </message>
    <message>
        <source>Old parts owed by technician</source>
        <translation>各技术人员欠交旧件</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Old parts owed</source>
        <translation>欠交旧件</translation>
    </message>
    <message>
        <source>Of them overdue</source>
        <translation>其中超期</translation>
    </message>
    <message>
        <source>Oldest since</source>
        <translation>最早欠交</translation>
    </message>
    <message>
        <source>Worth new</source>
        <translation>按新件进价</translation>
    </message>
    <message>
        <source>As it stands {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>Worth is the buying price of the new part.</source>
        <translation>金额按新配件的进价计。</translation>
    </message>
    <message>
        <source>Which technician still owes how many old parts, and since when.</source>
        <translation>哪位技术人员还欠交多少旧件，从何时起。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Hours in all</source>
        <translation>工时合计</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>{name}, hours</source>
        <translation>{name}（小时）</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>客服（电话）</translation>
    </message>
    <message>
        <source>Received {received}, finished {finished}; open now {open}, of them late {late}.</source>
        <translation>受理 {received} 项，完成 {finished} 项；现未完成 {open} 项，其中超时 {late} 项。</translation>
    </message>
    <message>
        <source>Charged {charged}, collected {collected}.</source>
        <translation>应收 {charged}，实收 {collected}。</translation>
    </message>
    <message>
        <source>First on the next day: {calls}.</source>
        <translation>次日优先：{calls}。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Supervisor&apos;s day</source>
        <translation>服务主任日报</translation>
    </message>
    <message>
        <source>The branch&apos;s day: jobs and hours by class, open calls, the next day.</source>
        <translation>分公司一天：各类任务与工时、未完成、次日优先。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Choose a technician.</source>
        <translation>请选择技术人员。</translation>
    </message>
    <message>
        <source>Daily report of {name}, {day}</source>
        <translation>{name} {day} 日报</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>报修单号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Device and fault</source>
        <translation>设备与故障</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{name}: {hours} h ({count})</source>
        <translation>{name}：{hours} 小时（{count} 项）</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>not finished, again {time}</source>
        <translation>未完成，约 {time} 再去</translation>
    </message>
    <message>
        <source>Technician&apos;s day</source>
        <translation>技术人员日报</translation>
    </message>
    <message>
        <source>The jobs of a day with their class, hours and parts; hours by class.</source>
        <translation>一天的任务：服务类别、工时和配件；按类别合计工时。</translation>
    </message>
    <message>
        <source>Supplier pass rate</source>
        <translation>供货商合格率</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>Deliveries with a first test</source>
        <translation>首次检测批数</translation>
    </message>
    <message>
        <source>Passed at the first test</source>
        <translation>一次合格</translation>
    </message>
    <message>
        <source>Pass rate (%)</source>
        <translation>合格率（%）</translation>
    </message>
    <message>
        <source>Pieces delivered</source>
        <translation>到货件数</translation>
    </message>
    <message>
        <source>Pieces tested</source>
        <translation>抽检件数</translation>
    </message>
    <message>
        <source>Pieces defective</source>
        <translation>不合格件数</translation>
    </message>
    <message>
        <source>Sent back to the supplier</source>
        <translation>退供货商</translation>
    </message>
    <message>
        <source>Passed after a retest</source>
        <translation>复检合格</translation>
    </message>
    <message>
        <source>A delivery counts once, with its first test; retests stand in a column of their own.</source>
        <translation>每批到货按首次检测计一次；复检合格另列。</translation>
    </message>
    <message>
        <source>All deliveries tested</source>
        <translation>全部已检测到货</translation>
    </message>
    <message>
        <source>Deliveries tested from {first} to {last}</source>
        <translation>{first} 至 {last} 检测的到货</translation>
    </message>
    <message>
        <source>How many deliveries of each supplier passed their first test.</source>
        <translation>各供货商到货一次检测合格的比例。</translation>
    </message>
    <message>
        <source>Tested from</source>
        <translation>检测日期从</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Half-year</source>
        <translation>半年</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Six months before</source>
        <translation>此前六个月</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>with the day</source>
        <translation>所含日期</translation>
    </message>
    <message>
        <source>Not found yet</source>
        <translation>尚未判定</translation>
    </message>
    <message>
        <source>Deadlines of complaints, {period}</source>
        <translation>投诉处理时限（{period}）</translation>
    </message>
    <message>
        <source>Cases settled: {settled}; with a limit {limited}, of them on time {on_time} ({share}).</source>
        <translation>办结 {settled} 件；有期限的 {limited} 件，其中按期 {on_time} 件（{share}）。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Turns ended</source>
        <translation>经办次数</translation>
    </message>
    <message>
        <source>Days on average</source>
        <translation>平均天数</translation>
    </message>
    <message>
        <source>Longest, days</source>
        <translation>最长天数</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>On time (%)</source>
        <translation>按期率（%）</translation>
    </message>
    <message>
        <source>Reminder slips</source>
        <translation>催办单</translation>
    </message>
    <message>
        <source>Late turns by unit</source>
        <translation>各单位逾期次数</translation>
    </message>
    <message>
        <source>Turns that ended in {period}</source>
        <translation>办结期间：{period}</translation>
    </message>
    <message>
        <source>Deadlines of complaints</source>
        <translation>投诉处理时限</translation>
    </message>
    <message>
        <source>What each unit&apos;s turn took, how many were late, how many were reminded.</source>
        <translation>各单位经办所用天数、逾期次数与催办次数。</translation>
    </message>
    <message>
        <source>Losses by kind and unit, {period}</source>
        <translation>投诉损失（按类别与单位，{period}）</translation>
    </message>
    <message>
        <source>Responsible unit</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉件数</translation>
    </message>
    <message>
        <source>Loss by kind</source>
        <translation>各类损失</translation>
    </message>
    <message>
        <source>Cases settled in {period}</source>
        <translation>结案期间：{period}</translation>
    </message>
    <message>
        <source>A case of several units stands with each of them; its loss is shared.</source>
        <translation>多个单位共同负责的案件分别列入，损失按份分摊。</translation>
    </message>
    <message>
        <source>Losses of complaints</source>
        <translation>投诉损失</translation>
    </message>
    <message>
        <source>What complaints cost, by kind of loss and responsible unit.</source>
        <translation>投诉造成的损失，按损失类别与责任单位列出。</translation>
    </message>
    <message>
        <source>Yearly volume of complaints, {period}</source>
        <translation>年度投诉汇编（{period}）</translation>
    </message>
    <message>
        <source>Half-year summary of complaints, {period}</source>
        <translation>半年投诉汇总（{period}）</translation>
    </message>
    <message>
        <source>Ratio (%)</source>
        <translation>责任比率（%）</translation>
    </message>
    <message>
        <source>Second complaints</source>
        <translation>二次投诉</translation>
    </message>
    <message>
        <source>Settled late</source>
        <translation>逾期结案</translation>
    </message>
    <message>
        <source>Not settled yet</source>
        <translation>未结案</translation>
    </message>
    <message>
        <source>What was complained of</source>
        <translation>主要投诉内容</translation>
    </message>
    <message>
        <source>Countermeasures</source>
        <translation>主要对策</translation>
    </message>
    <message>
        <source>Responsible units</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>A case of several units stands with each of them; ratio and loss are shared.</source>
        <translation>多个单位共同负责的案件分别列入，比率与损失按份分摊。</translation>
    </message>
    <message>
        <source>Reviewed on 1–10 June and 1–10 December; the yearly volume at the year&apos;s end.</source>
        <translation>每年 6 月、12 月的 1—10 日检讨；年度汇编于年末完成。</translation>
    </message>
    <message>
        <source>Half-year and yearly complaints</source>
        <translation>半年汇总与年度汇编</translation>
    </message>
    <message>
        <source>Complaints of a half-year or year by responsible unit, for the review.</source>
        <translation>半年或全年的投诉，按责任单位汇总，供检讨用。</translation>
    </message>
    <message>
        <source>Complaint statistics, {period}</source>
        <translation>客户投诉案件统计表（{period}）</translation>
    </message>
    <message>
        <source>Countermeasure</source>
        <translation>对策</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>A unit&apos;s ratio is its part of all responsibility of the month.</source>
        <translation>责任比率为该单位在当月全部责任中所占比例。</translation>
    </message>
    <message>
        <source>Due by day {day} of the following month.</source>
        <translation>次月 {day} 日前完成。</translation>
    </message>
    <message>
        <source>Monthly complaint statistics</source>
        <translation>客户投诉案件统计表（月）</translation>
    </message>
    <message>
        <source>Cases closed in a month by responsible unit with ratios, countermeasures and results.</source>
        <translation>当月结案的投诉，按责任单位列出比率、对策与结果。</translation>
    </message>
    <message>
        <source>Fines of {month}</source>
        <translation>{month} 罚扣清单</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知单号</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>受处分</translation>
    </message>
    <message>
        <source>Complaint number</source>
        <translation>投诉编号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>处分</translation>
    </message>
    <message>
        <source>Owed before</source>
        <translation>月初应扣</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>奖金</translation>
    </message>
    <message>
        <source>Deducted</source>
        <translation>本月罚扣</translation>
    </message>
    <message>
        <source>Carried on</source>
        <translation>结转</translation>
    </message>
    <message>
        <source>To pay back</source>
        <translation>应退还</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Month {month}</source>
        <translation>{month} 月份</translation>
    </message>
    <message>
        <source>A month takes at most its share of the bonus, the oldest notice first.</source>
        <translation>每月最多扣当月奖金的规定比例，旧的通知单先扣。</translation>
    </message>
    <message>
        <source>An appeal holds a deduction up; what was withdrawn is paid back.</source>
        <translation>申诉期间暂停罚扣；撤销的应退还。</translation>
    </message>
    <message>
        <source>Fines of a month</source>
        <translation>月度罚扣清单</translation>
    </message>
    <message>
        <source>What a month takes of which fine, what is carried on, and how the appeals stand.</source>
        <translation>各张通知单本月扣多少、结转多少、申诉情况如何。</translation>
    </message>
    <message>
        <source>Settlements for accounting, {period}</source>
        <translation>投诉处理会计清单，{period}</translation>
    </message>
    <message>
        <source>Done in {period}</source>
        <translation>{period} 内执行完毕</translation>
    </message>
    <message>
        <source>Goods count with what was posted, money with what was certified or agreed.</source>
        <translation>货品按实收入账计，金额按证明单或核准金额计。</translation>
    </message>
    <message>
        <source>Receivables left out of the collection rate stand in their own ledger.</source>
        <translation>从收款率中剔除的应收账款另列台帐。</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>执行日期</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>投诉编号</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Cost borne by</source>
        <translation>费用承担</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Amounts by kind</source>
        <translation>按处理方式分布</translation>
    </message>
    <message>
        <source>Settlements for accounting</source>
        <translation>投诉处理会计清单</translation>
    </message>
    <message>
        <source>What was settled after complaints: amounts, slips and certificates, the customer&apos;s proofs.</source>
        <translation>投诉处理执行情况：金额、退货单与证明单、客户凭证。</translation>
    </message>
</context>
<context>
    <name>return_slip</name>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>重修</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>Original invoice taken back, sealed</source>
        <translation>收回发票正本（盖章）</translation>
    </message>
    <message>
        <source>Copy of the invoice, sealed</source>
        <translation>发票影印本（盖章）</translation>
    </message>
    <message>
        <source>Sales return certificate, sealed</source>
        <translation>销货退回证明单（盖章）</translation>
    </message>
    <message>
        <source>No proof due: the sale stays</source>
        <translation>无需凭证（销货不变）</translation>
    </message>
    <message>
        <source>This certificate, sealed</source>
        <translation>本证明单（盖章）</translation>
    </message>
    <message>
        <source>Copy of the invoice with the allowance, sealed</source>
        <translation>注明折让的发票影印本（盖章）</translation>
    </message>
    <message>
        <source>Sales allowance</source>
        <translation>销货折让</translation>
    </message>
    <message>
        <source>Sales return</source>
        <translation>销货退回</translation>
    </message>
    <message>
        <source>The ratio is between 0 and 100 %.</source>
        <translation>超收比例应在 0 到 100% 之间。</translation>
    </message>
    <message>
        <source>The goods together are worth more than an amount can be.</source>
        <translation>货品金额合计超出可记录的范围。</translation>
    </message>
    <message>
        <source>Write an amount above 0.</source>
        <translation>请填写大于 0 的金额。</translation>
    </message>
    <message>
        <source>More is allowed than the goods cost.</source>
        <translation>折让金额超过原价。</translation>
    </message>
    <message>
        <source>Choose what the customer proved the return with.</source>
        <translation>请选择客户退货凭证。</translation>
    </message>
    <message>
        <source>Goods that stay here need one of the three proofs.</source>
        <translation>退回不再送还的货品，三种凭证须取得其一。</translation>
    </message>
    <message>
        <source>Write why no proof is due.</source>
        <translation>请写明为何无需凭证。</translation>
    </message>
    <message>
        <source>Enter the number of the invoice or certificate.</source>
        <translation>请填写发票或证明单号码。</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>Approved, on the way</source>
        <translation>已批准，待到仓</translation>
    </message>
    <message>
        <source>In the warehouse</source>
        <translation>已到仓</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>已点收</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>Too many came</source>
        <translation>超收不符</translation>
    </message>
    <message>
        <source>Posted, proof missing</source>
        <translation>已入账，待凭证</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Write down the goods.</source>
        <translation>请填写货品。</translation>
    </message>
    <message>
        <source>Say who took the goods in.</source>
        <translation>请填写收货人。</translation>
    </message>
    <message>
        <source>Enter how many came, line by line; 0 where none did.</source>
        <translation>请逐行填写实收数量，未到的填 0。</translation>
    </message>
    <message>
        <source>Nothing came: void the slip instead.</source>
        <translation>一件未到：请改为作废此单。</translation>
    </message>
    <message>
        <source>Not what was approved: ask the customer, and write what was said.</source>
        <translation>与核准数量不符：请向客户查询，并写明答复。</translation>
    </message>
    <message>
        <source>More came than is accepted: it must be approved anew.</source>
        <translation>实收超出允许数量，须重新核准。</translation>
    </message>
    <message>
        <source>No more came than is accepted.</source>
        <translation>实收未超出允许数量。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到仓</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>点收</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>核对数量</translation>
    </message>
    <message>
        <source>Approve anew</source>
        <translation>重新核准</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Close with proof</source>
        <translation>取得凭证结案</translation>
    </message>
    <message>
        <source>A slip has at most {count} lines.</source>
        <translation>一张退货单最多 {count} 行。</translation>
    </message>
    <message>
        <source>The branch accepts at most {most} % beyond. More is approved anew once it was counted.</source>
        <translation>公司最多允许超收 {most}%。超过的，点收后重新核准。</translation>
    </message>
    <message>
        <source>The settlement allows {most} pieces; the slips would have {count}.</source>
        <translation>核准退回 {most} 件，各退货单合计将达 {count} 件。</translation>
    </message>
    <message>
        <source>{most} was approved for the return; the slips would come to {sum}.</source>
        <translation>核准退货金额为 {most}，退货单合计将达 {sum}。</translation>
    </message>
    <message>
        <source>{number} stands on this slip: void it first.</source>
        <translation>{number} 依据本单开具，请先作废该证明单。</translation>
    </message>
    <message>
        <source>No certificate of this slip is sealed yet.</source>
        <translation>本单的退回证明单尚未盖章。</translation>
    </message>
    <message>
        <source>Nobody approves what they wrote themselves.</source>
        <translation>不得批准自己填写的单据。</translation>
    </message>
    <message>
        <source>New return slip</source>
        <translation>新退货单</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Enter goes to the next cell; Del removes a line.</source>
        <translation>回车到下一格，Del 删除一行。</translation>
    </message>
    <message>
        <source>Why it comes back</source>
        <translation>退货原因</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>On what ground</source>
        <translation>退回依据</translation>
    </message>
    <message>
        <source>Accepted beyond, %</source>
        <translation>允许超收，%</translation>
    </message>
    <message>
        <source>At most the rule of the branch. More is approved anew once it was counted.</source>
        <translation>不得超过公司规定；超过的，点收后重新核准。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The goods of {number} arrived</source>
        <translation>{number} 货品到仓</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>收货人</translation>
    </message>
    <message>
        <source>Count the goods of {number}</source>
        <translation>点收 {number}</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>保存点收</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异说明</translation>
    </message>
    <message>
        <source>Ask the customer where it differs, and write what was said.</source>
        <translation>有差异时须向客户查询，并写明答复。</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>点收人</translation>
    </message>
    <message>
        <source>Post {number}</source>
        <translation>{number} 入账</translation>
    </message>
    <message>
        <source>Close {number} with the customer&apos;s proof</source>
        <translation>{number} 凭客户凭证结案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Approve {number}? {count} pieces of {customer} may come back.</source>
        <translation>批准 {number}？{customer} 可退回 {count} 件。</translation>
    </message>
    <message>
        <source>The sheet is issued with it and cannot be changed afterwards.</source>
        <translation>批准即出单，此后内容不能再改。</translation>
    </message>
    <message>
        <source>Why are {count} pieces accepted where {approved} were approved?</source>
        <translation>核准 {approved} 件，实收 {count} 件，为何同意？</translation>
    </message>
    <message>
        <source>Why is {number} void? The number stays used.</source>
        <translation>{number} 为何作废？单号不再使用。</translation>
    </message>
    <message>
        <source>Complaint {number}</source>
        <translation>投诉 {number}</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>核准</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Price a piece</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>{number}: more came than is accepted. It must be approved anew.</source>
        <translation>{number}：实收超出允许数量，须重新核准。</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>批准……</translation>
    </message>
    <message>
        <source>Approve anew…</source>
        <translation>重新核准……</translation>
    </message>
    <message>
        <source>Arrived…</source>
        <translation>到仓……</translation>
    </message>
    <message>
        <source>Count…</source>
        <translation>点收……</translation>
    </message>
    <message>
        <source>Post…</source>
        <translation>入账……</translation>
    </message>
    <message>
        <source>Close with proof…</source>
        <translation>取得凭证结案……</translation>
    </message>
    <message>
        <source>Sales return certificate…</source>
        <translation>销货退回证明单……</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改……</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>Count again…</source>
        <translation>重新点收……</translation>
    </message>
    <message>
        <source>{count} (at most {most})</source>
        <translation>{count}（至多 {most}）</translation>
    </message>
    <message>
        <source>Accepted beyond</source>
        <translation>允许超收</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>开单</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approved anew by</source>
        <translation>重新核准</translation>
    </message>
    <message>
        <source>Posted on</source>
        <translation>入账日期</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>结案日期</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Order or batch</source>
        <translation>订单／批号</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
</context>
<context>
    <name>return_visit</name>
    <message>
        <source>Due</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已回访</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>无法联系</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Choose the customer&apos;s satisfaction.</source>
        <translation>请选择客户的满意程度。</translation>
    </message>
    <message>
        <source>This was the last attempt.</source>
        <translation>这是最后一次尝试。</translation>
    </message>
    <message>
        <source>{count} more attempts are due.</source>
        <translation>还应再尝试 {count} 次。</translation>
    </message>
    <message>
        <source>Enter the result</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>A supervisor enters this visit with its complaint.</source>
        <translation>这次回访由主管在投诉中录入。</translation>
    </message>
    <message>
        <source>Choose how the customer was reached.</source>
        <translation>请选择联系方式。</translation>
    </message>
</context>
<context>
    <name>returned_part</name>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>In test</source>
        <translation>检测中</translation>
    </message>
    <message>
        <source>In repair</source>
        <translation>维修中</translation>
    </message>
    <message>
        <source>Sent out</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Back from repair</source>
        <translation>送修返回</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Cannot be repaired</source>
        <translation>无法修复</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已换机</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>Goes back as it is</source>
        <translation>原样待还</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>误登作废</translation>
    </message>
    <message>
        <source>Own workshop</source>
        <translation>自修</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>确认故障</translation>
    </message>
    <message>
        <source>No fault found</source>
        <translation>未见故障</translation>
    </message>
    <message>
        <source>Damaged by the user</source>
        <translation>人为损坏</translation>
    </message>
    <message>
        <source>Reproduced</source>
        <translation>可复现</translation>
    </message>
    <message>
        <source>Now and then</source>
        <translation>偶发</translation>
    </message>
    <message>
        <source>Not reproduced</source>
        <translation>未复现</translation>
    </message>
    <message>
        <source>Choose whether the symptom was reproduced.</source>
        <translation>请选择故障现象是否复现。</translation>
    </message>
    <message>
        <source>Choose the verdict of the test.</source>
        <translation>请选择检测结论。</translation>
    </message>
    <message>
        <source>Enter who tested it.</source>
        <translation>请填写检测人。</translation>
    </message>
    <message>
        <source>Enter the result of the test first.</source>
        <translation>请先填写检测结果。</translation>
    </message>
    <message>
        <source>The test did not say that there is no fault.</source>
        <translation>检测结论不是“未见故障”。</translation>
    </message>
    <message>
        <source>Choose where it is sent.</source>
        <translation>请选择送修去向。</translation>
    </message>
    <message>
        <source>Name who repairs it.</source>
        <translation>请填写送修单位。</translation>
    </message>
    <message>
        <source>Give the day on which it is sent.</source>
        <translation>请填写送修日期。</translation>
    </message>
    <message>
        <source>Give the day on which it is due back.</source>
        <translation>请填写应返回日期。</translation>
    </message>
    <message>
        <source>This day lies in the future.</source>
        <translation>这个日期还没到。</translation>
    </message>
    <message>
        <source>It had not been received then.</source>
        <translation>该日期早于收到日期。</translation>
    </message>
    <message>
        <source>It cannot be due back before it is sent.</source>
        <translation>应返回日期不能早于送修日期。</translation>
    </message>
    <message>
        <source>Give the day on which it came back.</source>
        <translation>请填写返回日期。</translation>
    </message>
    <message>
        <source>It cannot have come back before it was sent.</source>
        <translation>返回日期不能早于送修日期。</translation>
    </message>
    <message>
        <source>Write what was done.</source>
        <translation>请填写维修内容。</translation>
    </message>
    <message>
        <source>Enter who repaired it.</source>
        <translation>请填写修理人。</translation>
    </message>
    <message>
        <source>Enter who checked it.</source>
        <translation>请填写检验人。</translation>
    </message>
    <message>
        <source>Somebody else checks it than {name}, who repaired it.</source>
        <translation>检验人不能是修理人 {name}。</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Enter the serial number of the replacement.</source>
        <translation>请填写替换设备的序列号。</translation>
    </message>
    <message>
        <source>Somebody checks the repair of {number} first, then it goes back.</source>
        <translation>{number} 的维修须先检验，然后才能归还。</translation>
    </message>
    <message>
        <source>Take the receipt back, or have its loss signed.</source>
        <translation>请收回收据，或由客户签字声明遗失。</translation>
    </message>
    <message>
        <source>Enter the test</source>
        <translation>填写检测结果</translation>
    </message>
    <message>
        <source>Begin the test</source>
        <translation>开始检测</translation>
    </message>
    <message>
        <source>Begin the repair</source>
        <translation>开始维修</translation>
    </message>
    <message>
        <source>Send out</source>
        <translation>送修</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>送修返回</translation>
    </message>
    <message>
        <source>Ready: no fault</source>
        <translation>未见故障，待还</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>检验合格</translation>
    </message>
    <message>
        <source>Repair again</source>
        <translation>重新维修</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>换机</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Give back as it is</source>
        <translation>原样归还</translation>
    </message>
    <message>
        <source>Put elsewhere</source>
        <translation>移位</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Somebody else worked on this meanwhile. Look at it again, then repeat.</source>
        <translation>此物品刚被他人处理过，请查看后重做。</translation>
    </message>
    <message>
        <source>This is not a length of work.</source>
        <translation>工时填写不正确。</translation>
    </message>
    <message>
        <source>It lies there already.</source>
        <translation>物品已在该处。</translation>
    </message>
    <message>
        <source>This amount is not possible.</source>
        <translation>金额不正确。</translation>
    </message>
</context>
<context>
    <name>sales_certificate</name>
    <message>
        <source>To approve</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>With the customer</source>
        <translation>待客户盖章</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>已盖章</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已入账</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Enter the number of the tax invoice.</source>
        <translation>请填写发票号码。</translation>
    </message>
    <message>
        <source>Say who sealed it for the customer.</source>
        <translation>请填写客户方盖章人。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>{number} must be counted and compared first.</source>
        <translation>{number} 须先点收并核对数量。</translation>
    </message>
    <message>
        <source>{number} certifies this return already.</source>
        <translation>此次退货已开具 {number}。</translation>
    </message>
    <message>
        <source>Choose what the customer sealed.</source>
        <translation>请选择客户盖章的凭证。</translation>
    </message>
    <message>
        <source>{number} was closed with this certificate.</source>
        <translation>{number} 已凭此证明单结案。</translation>
    </message>
    <message>
        <source>The settlement allows {most}; the certificates would have {sum}.</source>
        <translation>核准金额 {most}，各证明单合计将达 {sum}。</translation>
    </message>
    <message>
        <source>{count} pieces came back on {number}.</source>
        <translation>{number} 实收 {count} 件。</translation>
    </message>
    <message>
        <source>{number} comes to {amount}.</source>
        <translation>{number} 金额为 {amount}。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>日期尚未到来。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Amount returned</source>
        <translation>退货金额</translation>
    </message>
    <message>
        <source>Allowance</source>
        <translation>折让金额</translation>
    </message>
    <message>
        <source>Before it is approved.</source>
        <translation>批准前须填写。</translation>
    </message>
    <message>
        <source>Tax invoice</source>
        <translation>发票号码</translation>
    </message>
    <message>
        <source>Invoice of</source>
        <translation>开票日期</translation>
    </message>
    <message>
        <source>Customer&apos;s tax number</source>
        <translation>客户税号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>New sales return certificate</source>
        <translation>新销货退回证明单</translation>
    </message>
    <message>
        <source>New allowance certificate</source>
        <translation>新销货折让证明单</translation>
    </message>
    <message>
        <source>Net: {amount}</source>
        <translation>净额：{amount}</translation>
    </message>
    <message>
        <source>{number} is sealed</source>
        <translation>{number} 已盖章</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>盖章人</translation>
    </message>
    <message>
        <source>What was sealed</source>
        <translation>盖章凭证</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Post {number}</source>
        <translation>{number} 入账</translation>
    </message>
    <message>
        <source>Approve {number} about {amount} for {customer}?</source>
        <translation>批准 {number}（{customer}，{amount}）？</translation>
    </message>
    <message>
        <source>Sealed…</source>
        <translation>已盖章……</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
</context>
<context>
    <name>sampling</name>
    <message>
        <source>Choose how the sample is taken.</source>
        <translation>请选择抽样方案。</translation>
    </message>
    <message>
        <source>By the rule at least {count} of {quantity} are tested.</source>
        <translation>按抽样方案，{quantity} 件中至少检 {count} 件。</translation>
    </message>
    <message>
        <source>The sample is larger than the delivery.</source>
        <translation>抽检数量不能大于到货数量。</translation>
    </message>
    <message>
        <source>every piece</source>
        <translation>全检</translation>
    </message>
    <message>
        <source>GB/T 2828.1, level II</source>
        <translation>GB/T 2828.1 一般水平 II</translation>
    </message>
    <message>
        <source>a tenth, at least 5</source>
        <translation>抽 10%，不少于 5 件</translation>
    </message>
</context>
<context>
    <name>scans</name>
    <message>
        <source>{name} is neither a picture nor a PDF.</source>
        <translation>{name} 既不是图片也不是 PDF。</translation>
    </message>
    <message>
        <source>{name} is too large for a scan.</source>
        <translation>{name} 太大，不像扫描件。</translation>
    </message>
    <message>
        <source>The code on the page belongs to no voucher that you may see.</source>
        <translation>页上的条码不属于您可以查看的凭证。</translation>
    </message>
    <message>
        <source>{name} cannot be read. Is it damaged?</source>
        <translation>无法读取 {name}。文件损坏了吗？</translation>
    </message>
    <message>
        <source>The page shows the codes of several vouchers.</source>
        <translation>此页上有多张凭证的条码。</translation>
    </message>
    <message>
        <source>No code was found on the page.</source>
        <translation>此页上没有找到条码。</translation>
    </message>
</context>
<context>
    <name>scheme_editor</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>简介</translation>
    </message>
    <message>
        <source>Regulation</source>
        <translation>依据制度</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Small letters, digits and _; stays for ever.</source>
        <translation>小写字母、数字和下划线，以后不能改。</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>First reply, hours</source>
        <translation>首次答复（小时）</translation>
    </message>
    <message>
        <source>Empty: no limit.</source>
        <translation>留空：不限。</translation>
    </message>
    <message>
        <source>Return visit, days</source>
        <translation>回访（天）</translation>
    </message>
    <message>
        <source>Promise at most, days</source>
        <translation>最长承诺（天）</translation>
    </message>
    <message>
        <source>Investigation report, days</source>
        <translation>调查报告（天）</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>起算</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>Markets and days until settled</source>
        <translation>市场与结案天数</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>Settled, days</source>
        <translation>结案（天）</translation>
    </message>
    <message>
        <source>Stages, one after the other</source>
        <translation>环节（按先后）</translation>
    </message>
    <message>
        <source>{market}, days</source>
        <translation>{market}（天）</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Begins in</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可跳过</translation>
    </message>
    <message>
        <source>Choices, divided by ;</source>
        <translation>选项（用；分开）</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>投诉方式</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Product data</source>
        <translation>产品资料</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Opinions on the internal form</source>
        <translation>内部表单的意见栏</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见栏</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>核决</translation>
    </message>
    <message>
        <source>Corrective action</source>
        <translation>纠正措施跟踪</translation>
    </message>
    <message>
        <source>Who decides up to which amount</source>
        <translation>核决权限</translation>
    </message>
    <message>
        <source>Up to, yuan</source>
        <translation>金额上限（元，含）</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>核决人</translation>
    </message>
    <message>
        <source>Forms; the recipients of the copies divided by ;</source>
        <translation>表单与各联收执人（用；分开）</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Internal edition</source>
        <translation>内部版</translation>
    </message>
    <message>
        <source>Customer edition</source>
        <translation>客户版</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>The scheme in words</source>
        <translation>方案说明</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>New scheme</source>
        <translation>新方案</translation>
    </message>
    <message>
        <source>General</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Opinions</source>
        <translation>意见栏</translation>
    </message>
    <message>
        <source>Steps and approval</source>
        <translation>步骤与核决</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The scheme is in force for new complaints.</source>
        <translation>新登记的投诉按此方案处理。</translation>
    </message>
    <message>
        <source>Leave the changes to this scheme?</source>
        <translation>放弃对方案的修改？</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>selftest</name>
    <message>
        <source>This build is not whole: {parts}. Install the program again.</source>
        <translation>本程序不完整：{parts}。请重新安装。</translation>
    </message>
    <message>
        <source>This build is whole.</source>
        <translation>本程序完整。</translation>
    </message>
</context>
<context>
    <name>service_call</name>
    <message>
        <source>Registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Awaiting reply</source>
        <translation>待回复</translation>
    </message>
    <message>
        <source>Appointed</source>
        <translation>已约定</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>已派工</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>现场处理</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已带回</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Solved by phone</source>
        <translation>电话已解决</translation>
    </message>
    <message>
        <source>Struck off</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>已回访</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Write how it was solved.</source>
        <translation>请写明怎样解决的。</translation>
    </message>
    <message>
        <source>Write whom to call back.</source>
        <translation>请写明回复给谁。</translation>
    </message>
    <message>
        <source>Give the promised reply time.</source>
        <translation>请填写约定回复的时间。</translation>
    </message>
    <message>
        <source>Name the interface person.</source>
        <translation>请填写接口人。</translation>
    </message>
    <message>
        <source>Give the agreed visit time.</source>
        <translation>请填写约定的上门时间。</translation>
    </message>
    <message>
        <source>{count} items of the checklist are not ticked.</source>
        <translation>携带清单还有 {count} 项未勾选。</translation>
    </message>
    <message>
        <source>Choose the technician who goes.</source>
        <translation>请选择上门的技术人员。</translation>
    </message>
    <message>
        <source>Print the service voucher first.</source>
        <translation>请先打印服务凭证。</translation>
    </message>
    <message>
        <source>Write who signed for the customer.</source>
        <translation>请写明客户方由谁签字。</translation>
    </message>
    <message>
        <source>Give the date of the signature.</source>
        <translation>请填写签字日期。</translation>
    </message>
    <message>
        <source>Paid work: enter when the charge was announced.</source>
        <translation>有费服务：请填写何时声明收费。</translation>
    </message>
    <message>
        <source>Paid work: enter who agreed to the charge.</source>
        <translation>有费服务：请填写由谁同意收费。</translation>
    </message>
    <message>
        <source>Issue the take-back receipt first.</source>
        <translation>请先开具收据。</translation>
    </message>
    <message>
        <source>Write the result of the test.</source>
        <translation>请填写检测结果。</translation>
    </message>
    <message>
        <source>Take the receipt back, or note that it is lost.</source>
        <translation>请收回收据，或注明收据遗失。</translation>
    </message>
    <message>
        <source>The loaner is still out.</source>
        <translation>备用机还没有收回。</translation>
    </message>
    <message>
        <source>The signed receipt is not back yet.</source>
        <translation>签字收据还没有索回。</translation>
    </message>
    <message>
        <source>The signed voucher is not back yet.</source>
        <translation>签字凭证还没有交回。</translation>
    </message>
    <message>
        <source>Enter the customer&apos;s satisfaction first.</source>
        <translation>请先登记客户的满意程度。</translation>
    </message>
    <message>
        <source>Not all papers are filed.</source>
        <translation>单据还没有全部归档。</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>Nobody was there.</source>
        <translation>没有人上门。</translation>
    </message>
    <message>
        <source>It was not brought in.</source>
        <translation>这不是到店送修的报修。</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>到店送修</translation>
    </message>
    <message>
        <source>Nothing was brought in</source>
        <translation>未送修物品</translation>
    </message>
    <message>
        <source>Promise a reply</source>
        <translation>约定回复</translation>
    </message>
    <message>
        <source>Appoint a visit</source>
        <translation>预约上门</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派工</translation>
    </message>
    <message>
        <source>Withdraw from dispatch</source>
        <translation>撤回派工</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Another visit is needed</source>
        <translation>需再次上门</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>带回修理</translation>
    </message>
    <message>
        <source>Repair again</source>
        <translation>重新维修</translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation>未带回物品</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Strike off</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Cancel the call</source>
        <translation>取消报修</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Reported to the supervisor</source>
        <translation>上报主管</translation>
    </message>
    <message>
        <source>Hold the clocks</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>改派</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Change the fault level</source>
        <translation>调整故障等级</translation>
    </message>
    <message>
        <source>Change the service class</source>
        <translation>调整服务类别</translation>
    </message>
    <message>
        <source>This call is assigned to somebody else.</source>
        <translation>此报修已派给别人。</translation>
    </message>
    <message>
        <source>Somebody else worked on this call meanwhile. Look at it again, then repeat your step.</source>
        <translation>期间有人处理过此报修。请重新查看后再操作。</translation>
    </message>
    <message>
        <source>This time lies in the future.</source>
        <translation>这个时间在将来。</translation>
    </message>
    <message>
        <source>This time is more than a year ago. Is the date right?</source>
        <translation>这个时间在一年以前。日期对吗？</translation>
    </message>
    <message>
        <source>This cannot have happened before {time}.</source>
        <translation>这件事不可能发生在 {time} 之前。</translation>
    </message>
    <message>
        <source>Write why the visit is moved or handed over.</source>
        <translation>请说明改期或改派的原因。</translation>
    </message>
    <message>
        <source>The visit cannot be before the call.</source>
        <translation>上门时间不能早于报修时间。</translation>
    </message>
    <message>
        <source>The visit is more than a year ahead. Is the date right?</source>
        <translation>上门时间在一年以后。日期对吗？</translation>
    </message>
    <message>
        <source>A visit takes between 5 minutes and a day.</source>
        <translation>一次上门为 5 分钟到一天。</translation>
    </message>
    <message>
        <source>Choose a technician who works here.</source>
        <translation>请选择在岗的技术人员。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>Choose a fault level from 1 to 4.</source>
        <translation>请选择 1 到 4 级故障等级。</translation>
    </message>
    <message>
        <source>This amount cannot be charged.</source>
        <translation>不能收取这个金额。</translation>
    </message>
    <message>
        <source>“{text}”: the quantity is a whole number from 1 to 99999.</source>
        <translation>“{text}”：数量须为 1 到 99999 的整数。</translation>
    </message>
    <message>
        <source>“{text}”: the amount is too large, or below zero.</source>
        <translation>“{text}”：金额太大，或为负数。</translation>
    </message>
    <message>
        <source>This call has no valid voucher.</source>
        <translation>此报修没有有效的凭证。</translation>
    </message>
    <message>
        <source>The call has this class already.</source>
        <translation>此报修已是这个服务类别。</translation>
    </message>
    <message>
        <source>Write what was done.</source>
        <translation>请填写处理过程。</translation>
    </message>
    <message>
        <source>This is not a length of work.</source>
        <translation>这不是有效的工作时长。</translation>
    </message>
    <message>
        <source>A voucher holds at most {count} lines.</source>
        <translation>一张凭证最多 {count} 行。</translation>
    </message>
    <message>
        <source>This voucher does not belong to the call.</source>
        <translation>此凭证不属于该报修。</translation>
    </message>
    <message>
        <source>Write what the customer reports.</source>
        <translation>请填写客户反映的故障。</translation>
    </message>
    <message>
        <source>The supervisor knows of this call already.</source>
        <translation>这次报修已经上报主管。</translation>
    </message>
    <message>
        <source>This call is on hold already.</source>
        <translation>这次报修已经暂停。</translation>
    </message>
    <message>
        <source>This call is not on hold.</source>
        <translation>这次报修没有暂停。</translation>
    </message>
    <message>
        <source>The call has this level already.</source>
        <translation>此报修已是这个等级。</translation>
    </message>
    <message>
        <source>Write the note.</source>
        <translation>请填写备注内容。</translation>
    </message>
    <message>
        <source>The promised time must be later than now.</source>
        <translation>约定的时间必须晚于现在。</translation>
    </message>
    <message>
        <source>Choose the customer, or enter a new one.</source>
        <translation>请选择客户，或登记新客户。</translation>
    </message>
    <message>
        <source>This device belongs to another customer.</source>
        <translation>此设备属于别的客户。</translation>
    </message>
    <message>
        <source>Cover: {before} so far, {after} now. Decide which holds.</source>
        <translation>保修判定：原为“{before}”，现为“{after}”。请选择以哪个为准。</translation>
    </message>
    <message>
        <source>Write why the verdict changes.</source>
        <translation>请填写更改判定的原因。</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>stays {before}, not {after}</source>
        <translation>维持 {before}，不改为 {after}</translation>
    </message>
    <message>
        <source>This call carries out inspection {number}: its kind of service stays.</source>
        <translation>这次报修执行巡检 {number}，服务类别不能改。</translation>
    </message>
</context>
<context>
    <name>service_voucher</name>
    <message>
        <source>Issued</source>
        <translation>已开具</translation>
    </message>
    <message>
        <source>Out with technician</source>
        <translation>技术人员手中</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已交回</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Choose who takes the voucher.</source>
        <translation>请选择由谁带走凭证。</translation>
    </message>
    <message>
        <source>Write who signed for the customer.</source>
        <translation>请写明客户方由谁签字。</translation>
    </message>
    <message>
        <source>Give the date of the signature.</source>
        <translation>请填写签字日期。</translation>
    </message>
    <message>
        <source>Strike the call off before filing its voucher.</source>
        <translation>请先注销报修，再归档凭证。</translation>
    </message>
    <message>
        <source>Write where the voucher is filed.</source>
        <translation>请填写归档位置。</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>请说明原因。</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>交回</translation>
    </message>
    <message>
        <source>File</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>The visit has begun: issue a corrected voucher instead.</source>
        <translation>上门已经开始：请改为开具更正凭证。</translation>
    </message>
    <message>
        <source>The call is struck off already; its voucher stays.</source>
        <translation>报修已注销；其凭证保留。</translation>
    </message>
    <message>
        <source>Satisfaction is from 1 to 5.</source>
        <translation>满意程度为 1 到 5。</translation>
    </message>
    <message>
        <source>Voucher {number} is still valid. Void it first.</source>
        <translation>凭证 {number} 仍然有效。请先作废。</translation>
    </message>
    <message>
        <source>Assign a technician before the voucher is printed.</source>
        <translation>打印凭证前请先指定技术人员。</translation>
    </message>
    <message>
        <source>The sheet of voucher {number} is not kept here.</source>
        <translation>此处没有凭证 {number} 的存档。</translation>
    </message>
    <message>
        <source>Enter who signed.</source>
        <translation>请填写签字人。</translation>
    </message>
    <message>
        <source>Enter the date beside the signed.</source>
        <translation>请填写签字处的日期。</translation>
    </message>
    <message>
        <source>The signature is dated in the future.</source>
        <translation>签字日期在将来。</translation>
    </message>
    <message>
        <source>The signature is older than the call.</source>
        <translation>签字日期早于报修日期。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Branch</source>
        <translation>分公司</translation>
    </message>
    <message>
        <source>Response and arrival</source>
        <translation>响应与到场</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Repair, replacement, refund</source>
        <translation>三包</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Say yes or no.</source>
        <translation>请选择是或否。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>A text is wanted here.</source>
        <translation>此处应为文字。</translation>
    </message>
    <message>
        <source>Choose from: {choices}.</source>
        <translation>请从中选择：{choices}。</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>请选择一张图片。</translation>
    </message>
    <message>
        <source>A whole number from {low} to {high} is wanted here.</source>
        <translation>此处应为 {low} 到 {high} 的整数。</translation>
    </message>
    <message>
        <source>A number from {low} to {high} is wanted here.</source>
        <translation>此处应为 {low} 到 {high} 的数。</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A5 landscape</source>
        <translation>A5 横向</translation>
    </message>
    <message>
        <source>241 × 139.7 mm, continuous</source>
        <translation>241 × 139.7 毫米连续纸</translation>
    </message>
    <message>
        <source>A4 upright</source>
        <translation>A4 纵向</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 横向</translation>
    </message>
    <message>
        <source>Branch code</source>
        <translation>分公司代码</translation>
    </message>
    <message>
        <source>Stands in every number, so that two branches never give the same.</source>
        <translation>出现在每个编号中，使各分公司的编号不会相同。</translation>
    </message>
    <message>
        <source>Branch name</source>
        <translation>分公司名称</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Address of the branch</source>
        <translation>分公司地址</translation>
    </message>
    <message>
        <source>Printed under the branch on every form; empty leaves the line out.</source>
        <translation>印在每张单据的分公司名称下面；不填则不印。</translation>
    </message>
    <message>
        <source>Complaint telephone</source>
        <translation>投诉电话</translation>
    </message>
    <message>
        <source>Printed on every form.</source>
        <translation>印在每张单据上。</translation>
    </message>
    <message>
        <source>Level {name}: response within, hours</source>
        <translation>{name} 级故障：响应时限（小时）</translation>
    </message>
    <message>
        <source>Level {name}: arrival within, hours</source>
        <translation>{name} 级故障：到场时限（小时）</translation>
    </message>
    <message>
        <source>Empty: leave at once by the fastest transport.</source>
        <translation>留空：以最快的交通工具立即出发。</translation>
    </message>
    <message>
        <source>Level {name}: report to the supervisor after, hours</source>
        <translation>{name} 级故障：上报主管时限（小时）</translation>
    </message>
    <message>
        <source>A job not done by then is reported to the supervisor. Empty: off.</source>
        <translation>到时仍未完成的，上报客服主管。不填：不启用。</translation>
    </message>
    <message>
        <source>Hours are counted in</source>
        <translation>计时方式</translation>
    </message>
    <message>
        <source>calendar time</source>
        <translation>日历时间</translation>
    </message>
    <message>
        <source>working time</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>For example 08:30-12:00,13:00-17:30 Mon-Fri; 09:00-12:00 Sat</source>
        <translation>例如 08:30-12:00,13:00-17:30 Mon-Fri; 09:00-12:00 Sat</translation>
    </message>
    <message>
        <source>Late entry is marked after, hours</source>
        <translation>补登标记（超过小时数）</translation>
    </message>
    <message>
        <source>Time between an event and its entry.</source>
        <translation>事件发生与登记之间的时间。</translation>
    </message>
    <message>
        <source>Length of a visit, minutes</source>
        <translation>每次上门时长（分钟）</translation>
    </message>
    <message>
        <source>Hours until arrival also by town and suburb</source>
        <translation>到场时限同时按市区、郊区计</translation>
    </message>
    <message>
        <source>In working hours from the call, beside those of the fault level: the stricter limit counts.</source>
        <translation>从来电起按工作时间计，与故障等级的时限并用：以较严的为准。</translation>
    </message>
    <message>
        <source>In town: arrival within, working hours</source>
        <translation>市区：到场时限（工作小时）</translation>
    </message>
    <message>
        <source>In the suburbs: arrival within, working hours</source>
        <translation>郊区：到场时限（工作小时）</translation>
    </message>
    <message>
        <source>Collected on the spot up to, yuan</source>
        <translation>当场收取限额（元）</translation>
    </message>
    <message>
        <source>A larger charge needs the invoice first.</source>
        <translation>超过的，须先开发票。</translation>
    </message>
    <message>
        <source>Collected and handed to finance within, days</source>
        <translation>收款并交财务期限（天）</translation>
    </message>
    <message>
        <source>Invoice made out and sent within, days</source>
        <translation>开票并寄出期限（天）</translation>
    </message>
    <message>
        <source>An invoice is paid within, days</source>
        <translation>发票付款期限（天）</translation>
    </message>
    <message>
        <source>Warranty of a replacement unit</source>
        <translation>换机后的保修</translation>
    </message>
    <message>
        <source>Offered when a unit is swapped; shown on both units&apos; records.</source>
        <translation>更换设备时的默认选项，两台设备的页面都会显示。</translation>
    </message>
    <message>
        <source>Work that a warranty does not pay for</source>
        <translation>保修不包含的工作</translation>
    </message>
    <message>
        <source>Counts for the maker&apos;s warranty and its extension.</source>
        <translation>用于厂家保修和延保。</translation>
    </message>
    <message>
        <source>An inspection is to be planned, days before it is due</source>
        <translation>巡检提前安排天数</translation>
    </message>
    <message>
        <source>What an inspection looks at</source>
        <translation>巡检项目</translation>
    </message>
    <message>
        <source>One after the other, divided by semicolons; asked of every device.</source>
        <translation>依次填写，用分号隔开；每台设备逐项检查。</translation>
    </message>
    <message>
        <source>Signed voucher handed in within, days after return</source>
        <translation>签字凭证交回时限（返回后天数）</translation>
    </message>
    <message>
        <source>A contract is expiring, days before its end</source>
        <translation>合同到期前多少天算即将到期</translation>
    </message>
    <message>
        <source>Return visit due, days after a call</source>
        <translation>报修解决后多少天回访</translation>
    </message>
    <message>
        <source>Attempts before a customer counts as unreachable</source>
        <translation>几次联系不上算无法联系</translation>
    </message>
    <message>
        <source>Number of a {name}</source>
        <translation>{name}编号</translation>
    </message>
    <message>
        <source>Serials start again with each yymm or yy; without either never.</source>
        <translation>流水号按 yymm 或 yy 重新开始；两者都没有则不重新开始。</translation>
    </message>
    <message>
        <source>Paper of the service voucher</source>
        <translation>服务凭证纸张</translation>
    </message>
    <message>
        <source>Paper of the take-back receipt</source>
        <translation>领取收据用纸</translation>
    </message>
    <message>
        <source>Paper of the loan slip</source>
        <translation>备用机借用单的纸张</translation>
    </message>
    <message>
        <source>Paper of the tool loan card</source>
        <translation>工具领用单用纸</translation>
    </message>
    <message>
        <source>Paper of the cash hand-over slip</source>
        <translation>交款单用纸</translation>
    </message>
    <message>
        <source>Paper of the day plan</source>
        <translation>日派工表用纸</translation>
    </message>
    <message>
        <source>Paper of ledger prints</source>
        <translation>台帐打印用纸</translation>
    </message>
    <message>
        <source>Forms as controlled documents</source>
        <translation>受控表单</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Printed at the head of every form. PNG, JPEG, BMP or TIFF, at most 5 MB; dark on white is best.</source>
        <translation>印在每张单据的抬头。PNG、JPEG、BMP 或 TIFF，不超过 5 MB；白底深色效果最好。</translation>
    </message>
    <message>
        <source>Formats of exports</source>
        <translation>导出格式</translation>
    </message>
    <message>
        <source>Offered by the menu of a ledger; PDF comes from its print preview.</source>
        <translation>台帐菜单中提供的格式；PDF 请在打印预览中另存。</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Excel (xlsx)</source>
        <translation>Excel (xlsx)</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Encoding of CSV files</source>
        <translation>CSV 文件编码</translation>
    </message>
    <message>
        <source>UTF-8 with mark, for Excel</source>
        <translation>UTF-8 带标记，适合 Excel</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>GB 18030</source>
        <translation>GB 18030</translation>
    </message>
    <message>
        <source>Lock after idle, minutes</source>
        <translation>空闲多少分钟后锁定</translation>
    </message>
    <message>
        <source>Failed sign-ins before waiting begins</source>
        <translation>登录失败几次后开始等待</translation>
    </message>
    <message>
        <source>First wait, seconds (doubles each time)</source>
        <translation>首次等待秒数（以后每次加倍）</translation>
    </message>
    <message>
        <source>Longest wait, minutes</source>
        <translation>最长等待（分钟）</translation>
    </message>
    <message>
        <source>Shortest password, characters</source>
        <translation>密码最短长度</translation>
    </message>
    <message>
        <source>The branch code stays: numbers were given with it already.</source>
        <translation>分公司代码不能再改：已经用它编过号。</translation>
    </message>
    <message>
        <source>customer service handbook (001), table of fault levels</source>
        <translation>《客户服务手册》（001）故障等级表</translation>
    </message>
    <message>
        <source>customer service handbook (001), fault levels: the column “report time” is there, its hours are not</source>
        <translation>《客户服务手册》（001）故障等级表有“故障上报时间”一栏，但没有给出小时数</translation>
    </message>
    <message>
        <source>customer service handbook (001), charging: small amounts are collected on the spot; no amount is given</source>
        <translation>《客户服务手册》（001）收费：费用较低的当地收取，没有给出金额</translation>
    </message>
    <message>
        <source>public template of the handbook, hours until arrival in town and suburbs</source>
        <translation>手册的公开范本：市区、郊区的到场时限</translation>
    </message>
    <message>
        <source>public template of the handbook, expiry notice one month before</source>
        <translation>手册的公开范本：到期前一个月通知</translation>
    </message>
    <message>
        <source>complaint regulation of the service company (002E)</source>
        <translation>服务公司《客户投诉管理办法》（002E）</translation>
    </message>
    <message>
        <source>after-sales regulation (000), service records within five days</source>
        <translation>《售后服务管理制度》（000）：返回后五日内交回服务记录</translation>
    </message>
    <message>
        <source>secrecy of customer data (004e)</source>
        <translation>客户资料保密（004e）</translation>
    </message>
    <message>
        <source>no regulation says how hours are counted; every hour counts</source>
        <translation>各制度都没有说明如何计时，默认每小时都算</translation>
    </message>
    <message>
        <source>usual office hours; no regulation names them</source>
        <translation>通常的办公时间，制度没有规定</translation>
    </message>
    <message>
        <source>regulations ask for the visit after the service, without a number of days</source>
        <translation>制度要求服务后回访，没有规定天数</translation>
    </message>
    <message>
        <source>proposed; the regulations number complaints only (002C, 002D)</source>
        <translation>建议格式；制度只规定了投诉的编号（002C、002D）</translation>
    </message>
    <message>
        <source>controlled documents of the service manual</source>
        <translation>服务手册（004i）受控文案</translation>
    </message>
    <message>
        <source>usual paper of the form</source>
        <translation>该单据的常用纸张</translation>
    </message>
    <message>
        <source>ledgers carried to head office by supervisors</source>
        <translation>客服主管把台帐带回总公司</translation>
    </message>
    <message>
        <source>assumed: no regulation lists what cover leaves out; consumables and special services usually are</source>
        <translation>假定：制度未列明保修除外项；通常为耗材和特约服务</translation>
    </message>
    <message>
        <source>template and practice of maintenance: a periodic visit with a sheet to sign; items and days are ours</source>
        <translation>公开范本和维保惯例：定期上门并签巡检单；项目和天数为本程序所定</translation>
    </message>
    <message>
        <source>customer service handbook (001): lent in special cases; no days are named</source>
        <translation>客服手册（001）：特殊情况下借用，未规定天数</translation>
    </message>
    <message>
        <source>our proposal; the regulation only asks for an expected return</source>
        <translation>本系统建议值；制度只要求写明预计归还日期</translation>
    </message>
    <message>
        <source>customer service handbook (001), take-back: checked, then delivered</source>
        <translation>客服手册（001）带回修理：检验后交付</translation>
    </message>
    <message>
        <source>public wording of the service: not repaired within about 10 hours, a loaner within about 12, free</source>
        <translation>公开服务承诺：约 10 小时内未修复的，约 12 小时内免费提供备用机</translation>
    </message>
    <message>
        <source>customer service handbook (001) names spare parts; places and days are ours</source>
        <translation>客服手册（001）提到备用配件；存放处和天数为本软件设定</translation>
    </message>
    <message>
        <source>customer service handbook (001) names the test before stock; its chapter is missing, figures are ours</source>
        <translation>客户服务手册（001）提到入库前检测，该章节缺失，数值为本系统所拟</translation>
    </message>
    <message>
        <source>public rules of tool stores: at most three days, renewed after</source>
        <translation>公开的工具管理办法：最长三天，到期续借</translation>
    </message>
    <message>
        <source>customer service handbook (001) names tools; places and months are ours</source>
        <translation>客户服务手册（001）提到工程工具；存放处与月数为本系统所拟</translation>
    </message>
    <message>
        <source>public guarantee rules for goods sold (repair, replacement, refund); they differ by goods, so none is set</source>
        <translation>国家三包规定（修理、更换、退货）；各类商品不同，故不预设</translation>
    </message>
    <message>
        <source>six complaint regulations (000, 002A–E, 004i); each is a scheme</source>
        <translation>各投诉制度（000、002A–E、004i），各为一个处理方案</translation>
    </message>
    <message>
        <source>complaint regulations (002B, 002D) name the second complaint, without days</source>
        <translation>投诉制度（002B、002D）讲到二次投诉，没有规定天数</translation>
    </message>
    <message>
        <source>our rule: nobody approves a case that they registered themselves</source>
        <translation>本程序的规则：自己登记的案件不能自己核决</translation>
    </message>
    <message>
        <source>approval by amount (002C); days are ours</source>
        <translation>按金额核决（002C）；天数为本程序所定</translation>
    </message>
    <message>
        <source>complaint regulation of the factory (002C), standard of losses</source>
        <translation>工厂投诉办法（002C），损失金额核算基准</translation>
    </message>
    <message>
        <source>complaint regulation of the factory (002C): the customer&apos;s ratio, else the company&apos;s; no figure</source>
        <translation>工厂投诉办法（002C）：按客户的比率，否则按公司规定；没有数字</translation>
    </message>
    <message>
        <source>penalty rules of the factory (002C); many offices do without them</source>
        <translation>工厂的处罚规定（002C）；许多单位不用</translation>
    </message>
    <message>
        <source>after-sales regulation (000) asks for the rate and does not say of what</source>
        <translation>售后服务管理制度（000）要求投诉率，没有说明基数</translation>
    </message>
    <message>
        <source>complaint regulation of the factory (002C): before the 10th</source>
        <translation>工厂投诉办法（002C）：每月 10 日前</translation>
    </message>
    <message>
        <source>complaint regulation of branches and shops (002D): June and December</source>
        <translation>分公司与专卖店投诉办法（002D）：六月、十二月</translation>
    </message>
    <message>
        <source>A device taken back is promised within, days</source>
        <translation>带回设备预计归还天数</translation>
    </message>
    <message>
        <source>Somebody else checks a repaired device before it goes back</source>
        <translation>修好的设备须经他人检验才能归还</translation>
    </message>
    <message>
        <source>A loaner is lent for, days</source>
        <translation>备用机借用期限（天）</translation>
    </message>
    <message>
        <source>A loaner is promised once a repair takes longer than, hours</source>
        <translation>维修超过多少小时提供备用机</translation>
    </message>
    <message>
        <source>Counted from the arrival at the customer&apos;s, every hour of the day.</source>
        <translation>从到达客户处起算，昼夜连续计时。</translation>
    </message>
    <message>
        <source>A loaner is there within, hours from the same moment</source>
        <translation>备用机送达时限（小时，同一起点）</translation>
    </message>
    <message>
        <source>Empty: no loaner is promised. The public wording promises 12 hours.</source>
        <translation>留空：不作承诺。公开承诺为 12 小时。</translation>
    </message>
    <message>
        <source>Stores of spare parts</source>
        <translation>配件库房</translation>
    </message>
    <message>
        <source>One after the other, divided by semicolons; the main store first.</source>
        <translation>用分号隔开，主库房排在最前。</translation>
    </message>
    <message>
        <source>An old part is handed in within, days</source>
        <translation>旧件应在几天内交回</translation>
    </message>
    <message>
        <source>How many of a delivery are tested</source>
        <translation>到货抽检方案</translation>
    </message>
    <message>
        <source>A delivery passes with defective pieces in the sample, at most</source>
        <translation>抽检合格允许的不合格件数，最多</translation>
    </message>
    <message>
        <source>What a delivery is tested for</source>
        <translation>入库检测项目</translation>
    </message>
    <message>
        <source>Schemes offered, the usual first</source>
        <translation>可选的处理方案，常用的在前</translation>
    </message>
    <message>
        <source>Codes divided by commas; empty: all, the service department&apos;s first.</source>
        <translation>方案代码，用逗号分开；留空为全部，客户服务部方案在前。</translation>
    </message>
    <message>
        <source>A second complaint counts as a repeat within, days</source>
        <translation>多少天内再次投诉算二次投诉</translation>
    </message>
    <message>
        <source>Approvers may decide what they registered themselves</source>
        <translation>核决人可核决自己登记的投诉</translation>
    </message>
    <message>
        <source>For very small offices. Who is named in a case never decides it.</source>
        <translation>供很小的分公司使用。案中被列名的人一律不能核决。</translation>
    </message>
    <message>
        <source>Warn of a case split in two within, days</source>
        <translation>多少天内提醒拆分案件</translation>
    </message>
    <message>
        <source>Cases of one customer and device whose sum would need a higher approver than each alone.</source>
        <translation>同一客户、同一设备的几案，合计金额需要更高一级核决的。</translation>
    </message>
    <message>
        <source>Loss on goods returned, % of price</source>
        <translation>退回货品的损失，占售价 %</translation>
    </message>
    <message>
        <source>Returned beyond the approved quantity up to, %</source>
        <translation>实退超过核准数量的允许比率，%</translation>
    </message>
    <message>
        <source>No slip accepts more by itself: it is blocked until approved anew.</source>
        <translation>退货单不得自行放宽；超过的须重新核准。</translation>
    </message>
    <message>
        <source>Penalties are proposed and deducted</source>
        <translation>启用处罚与扣款</translation>
    </message>
    <message>
        <source>Off: nothing of penalties is shown.</source>
        <translation>停用时不显示处罚内容。</translation>
    </message>
    <message>
        <source>Deducted in a month at most, % of the bonus</source>
        <translation>每月扣款上限，占当月奖金 %</translation>
    </message>
    <message>
        <source>The rest is carried to the following months.</source>
        <translation>超出部分结转以后各月。</translation>
    </message>
    <message>
        <source>Situations that lead to discipline</source>
        <translation>须行政处分的情形</translation>
    </message>
    <message>
        <source>One after the other, divided by semicolons.</source>
        <translation>依次填写，用分号隔开。</translation>
    </message>
    <message>
        <source>The complaint rate is taken of</source>
        <translation>投诉率的基数</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>订单数</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>service calls</source>
        <translation>报修数</translation>
    </message>
    <message>
        <source>Monthly statistics are due by the day</source>
        <translation>月度统计在每月几日前完成</translation>
    </message>
    <message>
        <source>The half-year review is held in the months</source>
        <translation>半年检讨的月份</translation>
    </message>
    <message>
        <source>A delivery is tested within, days</source>
        <translation>到货后几天内检测</translation>
    </message>
    <message>
        <source>Spare parts are booked in from a passed test only</source>
        <translation>配件须检测合格方可入库</translation>
    </message>
    <message>
        <source>Stores of tools</source>
        <translation>工具存放处</translation>
    </message>
    <message>
        <source>A tool is lent for, days</source>
        <translation>工具领用天数</translation>
    </message>
    <message>
        <source>A tool is written down in, months</source>
        <translation>工具折旧年限（月）</translation>
    </message>
    <message>
        <source>A tool keeps of its price, percent at least</source>
        <translation>工具折旧后最低残值（%）</translation>
    </message>
    <message>
        <source>Regulation that the limits come from</source>
        <translation>所依据的规定</translation>
    </message>
    <message>
        <source>Named in every warning.</source>
        <translation>每次提醒都会写明。</translation>
    </message>
    <message>
        <source>Warn after repairs of the same fault</source>
        <translation>同一故障修理满几次提醒</translation>
    </message>
    <message>
        <source>Empty: off. Faults of one category are the same fault.</source>
        <translation>留空：不提醒。同一故障分类视为同一故障。</translation>
    </message>
    <message>
        <source>Warn after more days in repair than</source>
        <translation>累计修理超过几天提醒</translation>
    </message>
    <message>
        <source>Empty: off. Days between take-back and return, all together.</source>
        <translation>留空：不提醒。带回至归还的天数，累计计算。</translation>
    </message>
    <message>
        <source>The limits hold from the purchase for, months</source>
        <translation>自购买之日起适用，月</translation>
    </message>
    <message>
        <source>Empty: always. Without a purchase date, from installation or acceptance.</source>
        <translation>留空：一直适用。无购买日期时，自安装或验收之日起算。</translation>
    </message>
</context>
<context>
    <name>settlement</name>
    <message>
        <source>The papers come while the settlement is carried out; the case is “{state}”.</source>
        <translation>处理方案执行中才能办理；本案现为“{state}”。</translation>
    </message>
    <message>
        <source>Choose which part of the settlement this carries out.</source>
        <translation>请选择对应的处理项目。</translation>
    </message>
    <message>
        <source>This is no part of the settlement.</source>
        <translation>不属于本案的处理方案。</translation>
    </message>
    <message>
        <source>“{kind}” is not carried out with this paper.</source>
        <translation>“{kind}”不使用此单据。</translation>
    </message>
    <message>
        <source>“{kind}” is done already, without a paper.</source>
        <translation>“{kind}”已办结，未使用单据，不再补开。</translation>
    </message>
    <message>
        <source>{number} stands on this complaint: void it first.</source>
        <translation>{number} 仍属于本投诉：请先作废该单据。</translation>
    </message>
    <message>
        <source>Part of the settlement is done already: a complaint that was settled stays.</source>
        <translation>处理方案已有部分执行，投诉不能作废。</translation>
    </message>
    <message>
        <source>The case is settled with {number}: it stays.</source>
        <translation>本案已凭 {number} 执行完毕，不能作废。</translation>
    </message>
    <message>
        <source>The customer accepted on {day}: nothing was carried out before.</source>
        <translation>客户于 {day} 接受方案，执行日期不能早于该日。</translation>
    </message>
    <message>
        <source>{number} carries this out: void it first.</source>
        <translation>此项由 {number} 执行，请先作废该单据。</translation>
    </message>
    <message>
        <source>Something must be done for the customer; else the customer refuses.</source>
        <translation>处理方案至少保留一项；客户不接受的，请按“客户不接受”办理。</translation>
    </message>
    <message>
        <source>This is not done.</source>
        <translation>此项尚未执行。</translation>
    </message>
    <message>
        <source>{number} is closed: what came back cannot be undone.</source>
        <translation>{number} 已结案，不能撤回。</translation>
    </message>
    <message>
        <source>Say who signed for the customer.</source>
        <translation>请填写客户签字人。</translation>
    </message>
    <message>
        <source>Choose how the customer was told.</source>
        <translation>请选择告知方式。</translation>
    </message>
    <message>
        <source>“{kind}” is done or void already.</source>
        <translation>“{kind}”已执行或已取消。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>This is carried out with a return slip: it must be posted first.</source>
        <translation>此项凭成品退货单执行，须先入账。</translation>
    </message>
    <message>
        <source>This is carried out with an allowance certificate: it must be sealed first.</source>
        <translation>此项凭销货折让证明单执行，须先由客户盖章。</translation>
    </message>
    <message>
        <source>{number} carries this out: it must be sealed first.</source>
        <translation>此项由 {number} 执行，须先由客户盖章。</translation>
    </message>
    <message>
        <source>There is no certificate of it: write how it was paid, and on what receipt.</source>
        <translation>没有折让证明单：请写明如何支付、凭何收据。</translation>
    </message>
    <message>
        <source>The sheet of {number} is not kept here; it is made with the approval.</source>
        <translation>这里没有留存 {number} 的单据；单据在核准时开立。</translation>
    </message>
    <message>
        <source>{what}: done</source>
        <translation>{what}：已执行</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已执行</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>执行人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{number} is carried out</source>
        <translation>{number} 执行完毕</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>执行完毕</translation>
    </message>
    <message>
        <source>Told the customer</source>
        <translation>告知客户的结果</translation>
    </message>
    <message>
        <source>How</source>
        <translation>告知方式</translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Handling slip</source>
        <translation>处理单</translation>
    </message>
    <message>
        <source>Signed by the customer</source>
        <translation>客户签字</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Carrying out</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>What</source>
        <translation>处理项目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Parts of the settlement</source>
        <translation>处理项目</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Slips and certificates</source>
        <translation>退货单与证明单</translation>
    </message>
    <message>
        <source>{done} of {count} done</source>
        <translation>已执行 {done}／{count} 项</translation>
    </message>
    <message>
        <source>Why is “{what}” not carried out after all?</source>
        <translation>为何不再执行“{what}”？</translation>
    </message>
    <message>
        <source>Why is “{what}” not done?</source>
        <translation>为何撤回“{what}”？</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>已执行……</translation>
    </message>
    <message>
        <source>Return slip…</source>
        <translation>退货单……</translation>
    </message>
    <message>
        <source>Allowance certificate…</source>
        <translation>折让证明单……</translation>
    </message>
    <message>
        <source>Not done…</source>
        <translation>撤回……</translation>
    </message>
    <message>
        <source>Not wanted…</source>
        <translation>取消……</translation>
    </message>
    <message>
        <source>to do by {day}</source>
        <translation>待执行，限 {day}</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待执行</translation>
    </message>
    <message>
        <source>done {day}</source>
        <translation>{day} 已执行</translation>
    </message>
    <message>
        <source>not wanted</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Return slip {number}</source>
        <translation>退货单 {number}</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Go to a tab</source>
        <translation>转到标签页</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>在此列表中搜索</translation>
    </message>
    <message>
        <source>Open the record; in a form: next field</source>
        <translation>打开记录；在表单中：下一项</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>保存表单</translation>
    </message>
    <message>
        <source>Back, without losing what was typed</source>
        <translation>返回，已输入的内容不丢失</translation>
    </message>
    <message>
        <source>Copy the marked rows as a table</source>
        <translation>把选中的行复制为表格</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Open the calendar of a date</source>
        <translation>打开日期的日历</translation>
    </message>
    <message>
        <source>In a date: one day on or back</source>
        <translation>在日期中：前后一天</translation>
    </message>
</context>
<context>
    <name>soundness</name>
    <message>
        <source>Checking the database</source>
        <translation>正在检查数据库</translation>
    </message>
    <message>
        <source>The database is sound: pages, references, history, attachments.</source>
        <translation>数据库完好：数据页、引用、历史记录、附件都没有问题。</translation>
    </message>
    <message>
        <source>Build the search index anew? Nothing can be saved until it is done.</source>
        <translation>重建搜索索引吗？完成之前不能保存任何内容。</translation>
    </message>
    <message>
        <source>Build anew</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>The search index has been built anew.</source>
        <translation>搜索索引已重建。</translation>
    </message>
    <message>
        <source>Building the search index</source>
        <translation>正在重建搜索索引</translation>
    </message>
    <message>
        <source>Searching does not find everything; what was entered is whole. {found}</source>
        <translation>搜索可能查不全，但录入的数据是完整的。{found}</translation>
    </message>
    <message>
        <source>Build the search index anew</source>
        <translation>重建搜索索引</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>另有 {count} 处。</translation>
    </message>
    <message>
        <source>The check found damage. Stop entering, tell the administrator, keep a copy of the branch&apos;s folder and restore the last backup. {found}</source>
        <translation>检查发现数据库有损坏。请停止录入，通知管理员，先复制保留分公司的数据文件夹，再恢复最近的备份。{found}</translation>
    </message>
</context>
<context>
    <name>spare_part</name>
    <message>
        <source>This part number is taken.</source>
        <translation>该配件编号已被使用。</translation>
    </message>
    <message>
        <source>There are still {count} of this part. Use them, move them out or write them off.</source>
        <translation>该配件还有 {count} 件。请先用完或报损。</translation>
    </message>
    <message>
        <source>This part is not used any more. Put it back on the list first.</source>
        <translation>该配件已停用，请先恢复使用。</translation>
    </message>
    <message>
        <source>Deliveries are tested first here: book in what passed, from its test.</source>
        <translation>本部门到货须先检测：请从检测合格的记录办理入库。</translation>
    </message>
    <message>
        <source>You fill and empty your own bag only.</source>
        <translation>只能领入或退回自己的随身包。</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>The old parts are brought back one by one: at most {most} in one line.</source>
        <translation>旧件要逐件交回：一行最多 {most} 件。</translation>
    </message>
    <message>
        <source>Choose who brings the old part back.</source>
        <translation>请选择由谁交回旧件。</translation>
    </message>
    <message>
        <source>{quantity} on the signed voucher</source>
        <translation>签字凭证上为 {quantity}</translation>
    </message>
    <message>
        <source>Spare parts were taken for this call. Strike their lines first: they go back to stock.</source>
        <translation>该报修领用了配件。请先划掉这些行，配件退回库存。</translation>
    </message>
    <message>
        <source>In the stores {store}, in bags {bags}, at least {minimum}.</source>
        <translation>库房 {store}，随身包 {bags}，最低库存 {minimum}。</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Quantity ({unit})</source>
        <translation>数量（{unit}）</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Take in {part}</source>
        <translation>入库：{part}</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单号</translation>
    </message>
    <message>
        <source>What one cost; another price than before counts for all from now on.</source>
        <translation>单件进价；与原进价不同时，以后都按新进价计。</translation>
    </message>
    <message>
        <source>Buying price</source>
        <translation>进价</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Move {part}</source>
        <translation>调拨：{part}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write off or found: {part}</source>
        <translation>报损或盘盈：{part}</translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>更正账面</translation>
    </message>
    <message>
        <source>Write off: broken, lost, given away</source>
        <translation>报损：损坏、丢失、赠出</translation>
    </message>
    <message>
        <source>Found: more are there than the books say</source>
        <translation>盘盈：实物比账面多</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>New spare part</source>
        <translation>新增配件</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>加入清单</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>配件编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Selling price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>With fewer than this in the stores it counts as short.</source>
        <translation>库房少于此数即为缺货。</translation>
    </message>
    <message>
        <source>Minimum stock</source>
        <translation>最低库存</translation>
    </message>
    <message>
        <source>The old part is brought back</source>
        <translation>旧件须交回</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Last moved</source>
        <translation>最近变动</translation>
    </message>
    <message>
        <source>Where they are</source>
        <translation>存放情况</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From and to, paper or reason</source>
        <translation>从何处到何处，单据或原因</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>出入记录</translation>
    </message>
    <message>
        <source>Old parts of it…</source>
        <translation>它的旧件……</translation>
    </message>
    <message>
        <source>below the minimum</source>
        <translation>低于最低库存</translation>
    </message>
    <message>
        <source>not used any more</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>{count} {unit}</source>
        <translation>{count} {unit}</translation>
    </message>
    <message>
        <source>In the stores</source>
        <translation>库房</translation>
    </message>
    <message>
        <source>In bags</source>
        <translation>随身包</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Movements before these: {count}</source>
        <translation>更早的记录还有 {count} 条</translation>
    </message>
    <message>
        <source>Not used any more</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>入库……</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>调拨……</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改……</translation>
    </message>
    <message>
        <source>Write off or found…</source>
        <translation>报损或盘盈……</translation>
    </message>
    <message>
        <source>is brought back</source>
        <translation>须交回</translation>
    </message>
    <message>
        <source>Part number, part of the name, pinyin initials or model</source>
        <translation>配件编号、名称、拼音首字母或型号</translation>
    </message>
    <message>
        <source>Find the part</source>
        <translation>查找配件</translation>
    </message>
    <message>
        <source>in the stores {store}, in bags {bags}</source>
        <translation>库房 {store}，随身包 {bags}</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>They still have tools of the branch: {numbers}. Take them in first.</source>
        <translation>名下还有未交回的工具：{numbers}。请先收回。</translation>
    </message>
    <message>
        <source>This department is out of use. Choose another.</source>
        <translation>此部门已停用，请选择其他部门。</translation>
    </message>
    <message>
        <source>This account belongs to somebody else on the staff list.</source>
        <translation>此账号已属于人员表中的另一人。</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Goes to customers (technician)</source>
        <translation>上门服务（技术人员）</translation>
    </message>
    <message>
        <source>Choose a colleague who works here.</source>
        <translation>请选择在职同事。</translation>
    </message>
</context>
<context>
    <name>stock</name>
    <message>
        <source>A price has at most two decimals.</source>
        <translation>价格最多两位小数。</translation>
    </message>
    <message>
        <source>A price cannot be below zero nor that large.</source>
        <translation>价格不能小于零，也不能这么大。</translation>
    </message>
    <message>
        <source>Pieces are counted in whole numbers.</source>
        <translation>数量要填整数。</translation>
    </message>
    <message>
        <source>Give a quantity of one or more.</source>
        <translation>数量至少为 1。</translation>
    </message>
    <message>
        <source>There cannot be fewer than none.</source>
        <translation>数量不能小于零。</translation>
    </message>
    <message>
        <source>More than {most} pieces are too many.</source>
        <translation>数量超过 {most}，太多了。</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>库房</translation>
    </message>
    <message>
        <source>Choose a place.</source>
        <translation>请选择存放处。</translation>
    </message>
    <message>
        <source>{name}&apos;s bag</source>
        <translation>{name}的随身包</translation>
    </message>
</context>
<context>
    <name>stock_in_test</name>
    <message>
        <source>Delivered</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>Being tested</source>
        <translation>检测中</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>已入库</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Back at the supplier</source>
        <translation>已退供货商</translation>
    </message>
    <message>
        <source>Exchanged</source>
        <translation>已换货</translation>
    </message>
    <message>
        <source>Tested again</source>
        <translation>已复检</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>faulty</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>{count} items have no result yet.</source>
        <translation>还有 {count} 个项目没有结果。</translation>
    </message>
    <message>
        <source>More are defective than were tested.</source>
        <translation>不合格件数超过抽检数量。</translation>
    </message>
    <message>
        <source>{count} of the sample are defective, at most {most} may be: it failed.</source>
        <translation>抽检有 {count} 件不合格，最多允许 {most} 件，应判不合格。</translation>
    </message>
    <message>
        <source>An item is faulty: say how many pieces are defective.</source>
        <translation>有项目不合格，请填写不合格件数。</translation>
    </message>
    <message>
        <source>Write why it failed.</source>
        <translation>请填写不合格原因。</translation>
    </message>
    <message>
        <source>At least one and at most {count} pieces go back.</source>
        <translation>退回数量至少 1 件，最多 {count} 件。</translation>
    </message>
    <message>
        <source>This cannot have been before {day}.</source>
        <translation>不能早于 {day}。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Enter results</source>
        <translation>录入结果</translation>
    </message>
    <message>
        <source>Book in</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Back to the supplier</source>
        <translation>退供货商</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>复检</translation>
    </message>
    <message>
        <source>There is no test {number}.</source>
        <translation>没有检测 {number}。</translation>
    </message>
    <message>
        <source>{number} is not decided yet: what is not tested has no label.</source>
        <translation>{number} 尚未判定，未检测的货物没有标签。</translation>
    </message>
    <message>
        <source>{number} is not decided yet: its record comes with the verdict.</source>
        <translation>{number} 尚未判定，判定后才有检测记录。</translation>
    </message>
    <message>
        <source>Choose: passed or failed.</source>
        <translation>请选择：合格或不合格。</translation>
    </message>
    <message>
        <source>Say who tested.</source>
        <translation>请填写检测人。</translation>
    </message>
    <message>
        <source>At least one and at most {count} pieces go in.</source>
        <translation>入库数量至少 1 件，最多 {count} 件。</translation>
    </message>
    <message>
        <source>Say where it is put.</source>
        <translation>请写明存放处。</translation>
    </message>
    <message>
        <source>A test has at most {count} items.</source>
        <translation>一次检测最多 {count} 个项目。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>不合格数</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Goods delivered</source>
        <translation>到货登记</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供货商</translation>
    </message>
    <message>
        <source>What passes is booked in as this part; empty: something else.</source>
        <translation>合格后按此配件入库；不是配件可留空。</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>抽样方案</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>抽检数</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单号</translation>
    </message>
    <message>
        <source>Tester</source>
        <translation>检测人</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Serials</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>By the rule at least {count}.</source>
        <translation>按方案至少 {count} 件。</translation>
    </message>
    <message>
        <source>Test {number}</source>
        <translation>检测 {number}</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Sample of {count}, at most {most} defective ({rule}) · keys 1 to 3 in a row</source>
        <translation>抽检 {count} 件，允许不合格 {most} 件（{rule}）&#x3000;·&#x3000;在行上按 1–3 选结果</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>检测日期</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>检测项目</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>不合格原因</translation>
    </message>
    <message>
        <source>Book in {number}</source>
        <translation>{number} 入库</translation>
    </message>
    <message>
        <source>It is no spare part: say where it is put.</source>
        <translation>不是配件，请写明放在哪里。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>{number} goes back to the supplier</source>
        <translation>{number} 退供货商</translation>
    </message>
    <message>
        <source>It went back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Return paper</source>
        <translation>退货单号</translation>
    </message>
    <message>
        <source>{number} was exchanged</source>
        <translation>{number} 换货</translation>
    </message>
    <message>
        <source>Test {number} again</source>
        <translation>复检 {number}</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>同上次</translation>
    </message>
    <message>
        <source>What is kept of this record was altered after it was issued.</source>
        <translation>这份记录出具后留存内容被改动过。</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Not tested in time</source>
        <translation>超期未检</translation>
    </message>
    <message>
        <source>Why is {number} void? Its number stays.</source>
        <translation>{number} 为什么作废？编号保留。</translation>
    </message>
    <message>
        <source>Part {number}</source>
        <translation>配件 {number}</translation>
    </message>
    <message>
        <source>Tests {number} again</source>
        <translation>复检自 {number}</translation>
    </message>
    <message>
        <source>Tested again as {number}</source>
        <translation>复检为 {number}</translation>
    </message>
    <message>
        <source>Enter the test…</source>
        <translation>录入检测……</translation>
    </message>
    <message>
        <source>Book in…</source>
        <translation>入库……</translation>
    </message>
    <message>
        <source>Back to the supplier…</source>
        <translation>退供货商……</translation>
    </message>
    <message>
        <source>Exchanged…</source>
        <translation>换货……</translation>
    </message>
    <message>
        <source>Test again…</source>
        <translation>复检……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>Print the record</source>
        <translation>打印检测记录</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正……</translation>
    </message>
    <message>
        <source>{count} of {quantity}, at most {most} defective</source>
        <translation>{quantity} 件抽 {count} 件，允许不合格 {most} 件</translation>
    </message>
    <message>
        <source>Test by</source>
        <translation>应检日期</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>{verdict}, {count} defective</source>
        <translation>{verdict}，不合格 {count} 件</translation>
    </message>
    <message>
        <source>{day}, {count} pieces</source>
        <translation>{day}，{count} 件</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>判定人</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Booked in</source>
        <translation>入库</translation>
    </message>
</context>
<context>
    <name>stock_take</name>
    <message>
        <source>Being counted</source>
        <translation>盘点中</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>已盘点</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Spare parts</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>{count} differences have no reason yet.</source>
        <translation>还有 {count} 项差异没有写明原因。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>{count} lines are not counted yet.</source>
        <translation>还有 {count} 项没有盘点。</translation>
    </message>
    <message>
        <source>Enter the count</source>
        <translation>录入盘点</translation>
    </message>
    <message>
        <source>Settle the differences</source>
        <translation>处理差异</translation>
    </message>
    <message>
        <source>{number} of this place is not settled yet.</source>
        <translation>该处的盘点 {number} 尚未处理。</translation>
    </message>
    <message>
        <source>There is nothing to count at this place.</source>
        <translation>该处没有可盘点的东西。</translation>
    </message>
    <message>
        <source>A stock-take holds at most {count} lines.</source>
        <translation>一次盘点最多 {count} 项。</translation>
    </message>
    <message>
        <source>Spare parts are not counted here.</source>
        <translation>这次盘点不是盘配件。</translation>
    </message>
    <message>
        <source>This part is on the sheet already.</source>
        <translation>该配件已在盘点表上。</translation>
    </message>
    <message>
        <source>This line belongs to another stock-take.</source>
        <translation>这一行属于另一次盘点。</translation>
    </message>
    <message>
        <source>This time lies in the future.</source>
        <translation>该时间在将来。</translation>
    </message>
    <message>
        <source>The count began {time}; it cannot have been counted before.</source>
        <translation>盘点于 {time} 开始，盘点时间不能早于此。</translation>
    </message>
    <message>
        <source>A tool with a number is there once or not at all.</source>
        <translation>有编号的工具只能是 1 或 0。</translation>
    </message>
    <message>
        <source>Begin a stock-take</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The sheet does not tell what the books say. Nothing has to stand still: what moves later is reckoned out.</source>
        <translation>盘点表不印账面数。盘点期间不必停止收发：之后的出入会自动扣除。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>With {name}</source>
        <translation>{name} 名下</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>By the books</source>
        <translation>账面数</translation>
    </message>
    <message>
        <source>Reason of a difference</source>
        <translation>差异原因</translation>
    </message>
    <message>
        <source>{number} · {place}</source>
        <translation>{number} · {place}</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>保存盘点</translation>
    </message>
    <message>
        <source>The books of this moment count; what moved since is reckoned out.</source>
        <translation>以该时刻的账面数为准，之后的出入会自动扣除。</translation>
    </message>
    <message>
        <source>Counted at</source>
        <translation>盘点时间</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Counted {done} of {count}</source>
        <translation>已盘 {done} / {count}</translation>
    </message>
    <message>
        <source>{number} · one more part</source>
        <translation>{number} · 增加一项</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Choose a part of the list.</source>
        <translation>请从清单中选择配件。</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账面</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>±</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>{kind} in {place}</source>
        <translation>{place} · {kind}盘点</translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation>{done} / {count}</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Lines counted</source>
        <translation>已盘项数</translation>
    </message>
    <message>
        <source>Lines that differ</source>
        <translation>差异项数</translation>
    </message>
    <message>
        <source>Difference in worth</source>
        <translation>差异金额</translation>
    </message>
    <message>
        <source>Correct the count…</source>
        <translation>更正盘点……</translation>
    </message>
    <message>
        <source>Enter the count…</source>
        <translation>录入盘点……</translation>
    </message>
    <message>
        <source>Settle {number}? The books follow the count.</source>
        <translation>处理 {number} 的差异？账面将按实盘数更正。</translation>
    </message>
    <message>
        <source>Why is {number} void?</source>
        <translation>{number} 为什么作废？</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印盘点表</translation>
    </message>
    <message>
        <source>One more part…</source>
        <translation>增加一项……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
</context>
<context>
    <name>supplier</name>
    <message>
        <source>Choose the supplier.</source>
        <translation>请选择供货商。</translation>
    </message>
    <message>
        <source>{name} is not used any more. Put it back on the list first.</source>
        <translation>{name} 已停用，请先恢复。</translation>
    </message>
    <message>
        <source>{number} has this name already.</source>
        <translation>{number} 已用这个名称。</translation>
    </message>
    <message>
        <source>New supplier</source>
        <translation>新供货商</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Delivers</source>
        <translation>供货范围</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>检测编号</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到货日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>到货记录</translation>
    </message>
    <message>
        <source>not used any more</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>{passed} of {count} passed at once ({rate} %)</source>
        <translation>{count} 批中 {passed} 批一次合格（{rate}%）</translation>
    </message>
    <message>
        <source>Deliveries tested</source>
        <translation>检测情况</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Not used any more</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Goods delivered…</source>
        <translation>到货登记……</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑……</translation>
    </message>
</context>
<context>
    <name>take_back</name>
    <message>
        <source>This day is over already.</source>
        <translation>该日期已过。</translation>
    </message>
    <message>
        <source>This customer has no loan slip {number}.</source>
        <translation>该客户没有借用单 {number}。</translation>
    </message>
    <message>
        <source>Enter what is taken back.</source>
        <translation>请填写带回的物品。</translation>
    </message>
    <message>
        <source>A receipt holds at most {count} items. Issue another one for the rest.</source>
        <translation>一张收据最多 {count} 件，其余请另开收据。</translation>
    </message>
    <message>
        <source>Lines {first} and {second} are the same thing.</source>
        <translation>第 {first} 行与第 {second} 行是同一物品。</translation>
    </message>
    <message>
        <source>This device belongs to another customer.</source>
        <translation>该设备属于另一客户。</translation>
    </message>
    <message>
        <source>On file this device has the serial number {serial}.</source>
        <translation>档案中此设备的序列号是 {serial}。</translation>
    </message>
    <message>
        <source>{item} {serial} is here already: {number}, receipt {receipt}.</source>
        <translation>{item} {serial} 已在我处：{number}，收据 {receipt}。</translation>
    </message>
    <message>
        <source>Things are taken back during a visit: the call is not dispatched.</source>
        <translation>带回物品须在上门服务中进行：此单尚未派工。</translation>
    </message>
    <message>
        <source>Nothing was taken back on this call.</source>
        <translation>此报修单没有带回物品。</translation>
    </message>
    <message>
        <source>Not ready yet: {things}.</source>
        <translation>尚未处理完：{things}。</translation>
    </message>
    <message>
        <source>The loaner is still with the customer: {units}. Take it back first.</source>
        <translation>备用机仍在客户处：{units}，请先收回。</translation>
    </message>
    <message>
        <source>There is no returned part or open receipt {number}.</source>
        <translation>没有编号为 {number} 的返修件或未结收据。</translation>
    </message>
    <message>
        <source>Nothing was taken back on this call yet.</source>
        <translation>此报修单尚未带回物品。</translation>
    </message>
    <message>
        <source>Everything on this receipt is back already.</source>
        <translation>此收据上的物品都已归还。</translation>
    </message>
    <message>
        <source>This was not taken back with receipt {number}, or is returned already.</source>
        <translation>此物品不在收据 {number} 上，或已归还。</translation>
    </message>
    <message>
        <source>Nothing on receipt {number} is still here.</source>
        <translation>收据 {number} 上的物品都已归还。</translation>
    </message>
    <message>
        <source>{item} {number} is not ready to go back: {state}.</source>
        <translation>{item} {number} 还不能归还：{state}。</translation>
    </message>
    <message>
        <source>{item}: the receipt says serial {expected}, not {seen}.</source>
        <translation>{item}：收据上的序列号是 {expected}，不是 {seen}。</translation>
    </message>
    <message>
        <source>The sheet of receipt {number} is not kept here.</source>
        <translation>此处没有保存收据 {number} 的原件。</translation>
    </message>
    <message>
        <source>{item} is not on file. Enter it as a device first.</source>
        <translation>{item} 没有设备档案，请先登记设备。</translation>
    </message>
    <message>
        <source>This is the serial of the unit that is replaced.</source>
        <translation>这是被替换设备的序列号。</translation>
    </message>
    <message>
        <source>Receipt {number} says serial {expected}, not {seen}. Is this another unit?</source>
        <translation>收据 {number} 上的序列号为 {expected}，不是 {seen}。是否拿错设备？</translation>
    </message>
    <message>
        <source>Receipt {number} says serial {expected}; the device on file has {seen}. Correct that first.</source>
        <translation>收据 {number} 上的序列号为 {expected}，设备档案中为 {seen}。请先更正。</translation>
    </message>
    <message>
        <source>{item} is on file already.</source>
        <translation>{item} 已有设备档案。</translation>
    </message>
    <message>
        <source>{number} · repaired</source>
        <translation>{number} · 已修复</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>The results of the returned-part ledger go with it.</source>
        <translation>将一并写入返修台帐的处理结果。</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Take-back receipt {number}, reprint {count}</source>
        <translation>领取收据 {number}，补打第 {count} 次</translation>
    </message>
    <message>
        <source>Take-back receipt {number}</source>
        <translation>领取收据 {number}</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Visible condition</source>
        <translation>外观状况</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>What is taken back</source>
        <translation>带回物品</translation>
    </message>
    <message>
        <source>Workshop, nobody yet</source>
        <translation>维修间，待安排</translation>
    </message>
    <message>
        <source>{number} · take back</source>
        <translation>{number} · 带回</translation>
    </message>
    <message>
        <source>{number} · brought in</source>
        <translation>{number} · 到店送修</translation>
    </message>
    <message>
        <source>Issue and print the receipt</source>
        <translation>开具并打印收据</translation>
    </message>
    <message>
        <source>{customer} · at most {most} items on a receipt, one a line</source>
        <translation>{customer} · 每行一件，一张收据最多 {most} 件</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>预计归还</translation>
    </message>
    <message>
        <source>The number of the loan slip, where a loaner was given.</source>
        <translation>借出备用机时填写借用单号。</translation>
    </message>
    <message>
        <source>Loaner</source>
        <translation>备用机</translation>
    </message>
    <message>
        <source>Left empty, both are entered when the signed stub is here.</source>
        <translation>可留空，收到签字存根后再补填。</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Empty means now.</source>
        <translation>留空为现在。</translation>
    </message>
    <message>
        <source>Taken along</source>
        <translation>带走时间</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>送到时间</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>交给</translation>
    </message>
</context>
<context>
    <name>take_back_receipt</name>
    <message>
        <source>With the customer</source>
        <translation>客户持有</translation>
    </message>
    <message>
        <source>Recovered and void</source>
        <translation>已收回作废</translation>
    </message>
    <message>
        <source>Lost, noted</source>
        <translation>已登记遗失</translation>
    </message>
    <message>
        <source>Issued by mistake, void</source>
        <translation>误开作废</translation>
    </message>
    <message>
        <source>Enter who signed for the customer.</source>
        <translation>请填写客户方签字人。</translation>
    </message>
    <message>
        <source>Enter the date beside the signature.</source>
        <translation>请填写签字旁的日期。</translation>
    </message>
    <message>
        <source>The signature is dated in the future.</source>
        <translation>签字日期在将来。</translation>
    </message>
    <message>
        <source>The signature is older than the receipt.</source>
        <translation>签字日期早于开具收据的日期。</translation>
    </message>
    <message>
        <source>Write how the receipt was lost.</source>
        <translation>请填写收据遗失经过。</translation>
    </message>
    <message>
        <source>The customer signs that the receipt is lost. Enter who signed.</source>
        <translation>收据遗失须由客户签字声明，请填写签字人。</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Work on {count} of its items has begun: this receipt stays.</source>
        <translation>收据上有 {count} 件物品已开始处理，收据不能作废。</translation>
    </message>
    <message>
        <source>Signed by the customer</source>
        <translation>客户已签字</translation>
    </message>
    <message>
        <source>Receipt recovered</source>
        <translation>收据已收回</translation>
    </message>
    <message>
        <source>Receipt lost</source>
        <translation>收据遗失</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>Parts and charges {amount}</source>
        <translation>配件与收费 {amount}</translation>
    </message>
    <message>
        <source>level {before} → {after}</source>
        <translation>{before} 级 → {after} 级</translation>
    </message>
    <message>
        <source>satisfaction {mark} of 5</source>
        <translation>满意程度 {mark}（满分 5）</translation>
    </message>
    <message>
        <source>{number} printed again, copy {count}</source>
        <translation>{number} 补打，第 {count} 次</translation>
    </message>
    <message>
        <source>{number} printed</source>
        <translation>{number} 已打印</translation>
    </message>
    <message>
        <source>Return visit due on {day}</source>
        <translation>{day} 待回访</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Return visit: nobody reached</source>
        <translation>回访：未联系上</translation>
    </message>
    <message>
        <source>Attachment: {name}</source>
        <translation>附件：{name}</translation>
    </message>
    <message>
        <source>reply by {time}</source>
        <translation>{time} 前回复</translation>
    </message>
    <message>
        <source>visit {time}</source>
        <translation>{time} 上门</translation>
    </message>
    <message>
        <source>before: {time}</source>
        <translation>原为：{time}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>entered {when}, {lag} later</source>
        <translation>{when} 登记，晚 {lag}</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>the PC&apos;s clock stood behind an earlier entry</source>
        <translation>登记时电脑时钟早于前一条记录</translation>
    </message>
    <message>
        <source>Care: {what}</source>
        <translation>客户关怀：{what}</translation>
    </message>
    <message>
        <source>Assessed: {score} points, grade {grade}</source>
        <translation>客户关系评估：{score} 分，{grade} 级</translation>
    </message>
    <message>
        <source>void: {reason}</source>
        <translation>作废：{reason}</translation>
    </message>
    <message>
        <source>Lost: {reason}</source>
        <translation>客户流失：{reason}</translation>
    </message>
    <message>
        <source>Won back</source>
        <translation>已挽回</translation>
    </message>
    <message>
        <source>Renewal of {number}: {channel}</source>
        <translation>续签 {number}：{channel}</translation>
    </message>
    <message>
        <source>{number} is not renewed</source>
        <translation>{number} 未续签</translation>
    </message>
    <message>
        <source>Complaint registered</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Complaint: {state}</source>
        <translation>投诉：{state}</translation>
    </message>
</context>
<context>
    <name>tool</name>
    <message>
        <source>In store</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>公用</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Take in damaged</source>
        <translation>损坏收回</translation>
    </message>
    <message>
        <source>Found damaged</source>
        <translation>发现损坏</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>It is lent: take it in before its kind is changed.</source>
        <translation>工具领用中，先收回再改类别。</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移库</translation>
    </message>
    <message>
        <source>It is lent: say on its loan that it is lost.</source>
        <translation>工具领用中，请在领用记录上登记丢失。</translation>
    </message>
    <message>
        <source>Tool store</source>
        <translation>工具室</translation>
    </message>
    <message>
        <source>Choose shared or personal.</source>
        <translation>请选择公用或个人。</translation>
    </message>
    <message>
        <source>A value is not less than nothing.</source>
        <translation>价值不能小于零。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>日期还没到。</translation>
    </message>
    <message>
        <source>Tool {number} has this serial already.</source>
        <translation>工具 {number} 已有这个序列号。</translation>
    </message>
    <message>
        <source>New tool</source>
        <translation>新工具</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>A personal tool stays with its colleague until they leave.</source>
        <translation>个人工具由本人长期保管，离职时交回。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购置日期</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>领用单</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Loans of this tool</source>
        <translation>领用记录</translation>
    </message>
    <message>
        <source>Not back in time</source>
        <translation>逾期未还</translation>
    </message>
    <message>
        <source>{loan}: with {name}, back by {day}</source>
        <translation>{loan}：{name} 领用，{day} 前归还</translation>
    </message>
    <message>
        <source>{loan}: with {name}</source>
        <translation>{loan}：{name} 领用</translation>
    </message>
    <message>
        <source>Still worth</source>
        <translation>折旧后价值</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>盘点日期</translation>
    </message>
    <message>
        <source>Times lent</source>
        <translation>领用次数</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>此状态自</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What is wrong with {number}?</source>
        <translation>{number} 有什么问题？</translation>
    </message>
    <message>
        <source>How was {number} repaired, or what was it exchanged for?</source>
        <translation>{number} 怎样修复，或以旧换新换成了什么？</translation>
    </message>
    <message>
        <source>Why is {number} scrapped? It cannot be taken back.</source>
        <translation>{number} 为什么报废？报废后不能恢复。</translation>
    </message>
    <message>
        <source>How was {number} lost? It cannot be taken back.</source>
        <translation>{number} 怎样丢失的？登记后不能恢复。</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑……</translation>
    </message>
    <message>
        <source>Lend…</source>
        <translation>领用……</translation>
    </message>
    <message>
        <source>Repaired…</source>
        <translation>已修复……</translation>
    </message>
    <message>
        <source>Found damaged…</source>
        <translation>发现损坏……</translation>
    </message>
    <message>
        <source>Scrap…</source>
        <translation>报废……</translation>
    </message>
    <message>
        <source>Lost…</source>
        <translation>丢失……</translation>
    </message>
</context>
<context>
    <name>tool_loan</name>
    <message>
        <source>Out</source>
        <translation>领用中</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>A personal tool has no day to be back: there is nothing to renew.</source>
        <translation>个人工具没有应还日期，不用续借。</translation>
    </message>
    <message>
        <source>The colleague has signed for it: take the tool in instead.</source>
        <translation>领用人已签字，请办理归还。</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Card signed</source>
        <translation>领用单签字</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续借</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔偿</translation>
    </message>
    <message>
        <source>Choose at least one tool.</source>
        <translation>请至少选一件工具。</translation>
    </message>
    <message>
        <source>A card holds at most {count} tools.</source>
        <translation>一张领用单最多 {count} 件工具。</translation>
    </message>
    <message>
        <source>Write what it is needed for.</source>
        <translation>请写明用途。</translation>
    </message>
    <message>
        <source>Lost by {name}</source>
        <translation>{name} 丢失</translation>
    </message>
    <message>
        <source>The tool came back whole: there is nothing to pay for.</source>
        <translation>工具完好归还，无需赔偿。</translation>
    </message>
    <message>
        <source>{tool} is with {name} already.</source>
        <translation>{tool} 已由 {name} 领用。</translation>
    </message>
    <message>
        <source>{tool} cannot be lent: {state}.</source>
        <translation>{tool} 不能领用：{state}。</translation>
    </message>
    <message>
        <source>Somebody else took {number} just now. Choose another one.</source>
        <translation>{number} 刚被别人领走，请另选一件。</translation>
    </message>
    <message>
        <source>Personal tool</source>
        <translation>个人工具</translation>
    </message>
    <message>
        <source>The card of loan {number} is not kept here.</source>
        <translation>领用 {number} 的领用单没有留存。</translation>
    </message>
    <message>
        <source>Name, model, serial or number; or scan the tool</source>
        <translation>名称、型号、序列号或编号；也可扫码</translation>
    </message>
    <message>
        <source>Find a tool</source>
        <translation>查找工具</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Tools in store</source>
        <translation>在库工具</translation>
    </message>
    <message>
        <source>Chosen: {count}</source>
        <translation>已选 {count} 件</translation>
    </message>
    <message>
        <source>Lend tools</source>
        <translation>工具领用</translation>
    </message>
    <message>
        <source>Lend and print the card</source>
        <translation>领用并打印领用单</translation>
    </message>
    <message>
        <source>To</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>has {count}</source>
        <translation>已领 {count} 件</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>应还日期</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Left empty, both are entered when the signed card is back.</source>
        <translation>可留空，签字的领用单交回后再补录。</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Personal tools stay until their colleague leaves.</source>
        <translation>个人工具长期保管，离职时交回。</translation>
    </message>
    <message>
        <source>Price {price}, still worth {worth} by the branch&apos;s rule.</source>
        <translation>价值 {price}，按规定折旧后 {worth}。</translation>
    </message>
    <message>
        <source>About it</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The card of {number} is signed</source>
        <translation>{number} 领用单已签字</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>It counts for every tool of the card that is out.</source>
        <translation>对本单上所有未还的工具生效。</translation>
    </message>
    <message>
        <source>Renew {number}</source>
        <translation>续借 {number}</translation>
    </message>
    <message>
        <source>Until now: {day}</source>
        <translation>原应还：{day}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Take in {number}</source>
        <translation>归还 {number}</translation>
    </message>
    <message>
        <source>Return check</source>
        <translation>归还验收</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>worn out by use: repaired or exchanged, nobody pays</source>
        <translation>正常磨损：修复或以旧换新，不赔偿</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>When lent: {words}</source>
        <translation>领用时：{words}</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损坏情况</translation>
    </message>
    <message>
        <source>Both empty: a supervisor decides later.</source>
        <translation>都不填：由主管以后决定。</translation>
    </message>
    <message>
        <source>As on the card, where the return was signed.</source>
        <translation>归还有签字的，按领用单填写。</translation>
    </message>
    <message>
        <source>The tool of {number} is lost</source>
        <translation>{number} 的工具丢失</translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation>登记丢失</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Both empty: it is decided later.</source>
        <translation>都不填：以后再定。</translation>
    </message>
    <message>
        <source>Compensation for {number}</source>
        <translation>{number} 的赔偿</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Without an amount: why none is asked for.</source>
        <translation>不赔偿时写明原因。</translation>
    </message>
    <message>
        <source>What is kept of this card was altered after it was issued.</source>
        <translation>这张领用单出具后留存内容被改动过。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>领用单</translation>
    </message>
    <message>
        <source>With this colleague now</source>
        <translation>该同事名下工具</translation>
    </message>
    <message>
        <source>Not back in time</source>
        <translation>逾期未还</translation>
    </message>
    <message>
        <source>Compensation to decide</source>
        <translation>赔偿待定</translation>
    </message>
    <message>
        <source>Tool {number}</source>
        <translation>工具 {number}</translation>
    </message>
    <message>
        <source>With {name} now: {count}</source>
        <translation>{name} 名下现有 {count} 件</translation>
    </message>
    <message>
        <source>Why is loan {number} void? The tool goes back to its store.</source>
        <translation>领用 {number} 为什么作废？工具退回存放处。</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>归还……</translation>
    </message>
    <message>
        <source>Card is signed…</source>
        <translation>补录签字……</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>续借……</translation>
    </message>
    <message>
        <source>Compensation…</source>
        <translation>赔偿……</translation>
    </message>
    <message>
        <source>It is lost…</source>
        <translation>丢失……</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废……</translation>
    </message>
    <message>
        <source>Print the card</source>
        <translation>打印领用单</translation>
    </message>
    <message>
        <source>Personal tool card</source>
        <translation>个人工具卡</translation>
    </message>
    <message>
        <source>until they leave</source>
        <translation>长期（离职交回）</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>领用时间</translation>
    </message>
    <message>
        <source>Lent by</source>
        <translation>发放人</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未签</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>续借次数</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>领用单号</translation>
    </message>
    <message>
        <source>worn out by use</source>
        <translation>正常磨损</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>收回人</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>“{folder}” cannot be written. Choose another folder.</source>
        <translation>无法写入“{folder}”。请换一个文件夹。</translation>
    </message>
    <message>
        <source>{count} pictures are in {folder}</source>
        <translation>{count} 张图片已存入 {folder}</translation>
    </message>
    <message>
        <source>The tour stopped: {reason}</source>
        <translation>演示中止：{reason}</translation>
    </message>
    <message>
        <source>The tour stopped: “{what}” did not arrive.</source>
        <translation>演示中止：没有等到“{what}”。</translation>
    </message>
    <message>
        <source>“{file}” could not be written.</source>
        <translation>无法写入“{file}”。</translation>
    </message>
    <message>
        <source>Ctrl+N registers a call: the caller is found by pinyin initials, name, phone or serial.</source>
        <translation>Ctrl+N 登记报修：用拼音首字母、名称、电话或序列号找到客户。</translation>
    </message>
    <message>
        <source>Who is calling: cover verdict with its proof, open calls and the last five calls.</source>
        <translation>是谁来电：保修判定及凭据、未完成的报修和最近五次报修。</translation>
    </message>
    <message>
        <source>The call filled in: fault, category, level with its definition and promise, visit appointed.</source>
        <translation>报修内容：故障、类型、等级及其定义和时限，并预约上门。</translation>
    </message>
    <message>
        <source>The registered call: where it stands, its clocks, the next steps, its history.</source>
        <translation>已登记的报修：状态、计时、下一步和历史。</translation>
    </message>
    <message>
        <source>How the clocks were computed, line by line in plain words.</source>
        <translation>计时是怎样算出来的，逐行用白话说明。</translation>
    </message>
    <message>
        <source>A line of the price list: why it is charged although cover pays the service, and who agreed.</source>
        <translation>收费标准中的一行：保修期内为什么仍然收费，谁同意了。</translation>
    </message>
    <message>
        <source>The call&apos;s charges: sum, who agreed, how it is paid.</source>
        <translation>这次报修的收费：合计、同意人、结算方式。</translation>
    </message>
    <message>
        <source>Customers: searched while typing, with the file and its timeline beside them.</source>
        <translation>客户档案：边输入边搜索，旁边是档案和时间线。</translation>
    </message>
    <message>
        <source>The customer file: cover, devices, and everything that ever happened.</source>
        <translation>客户档案：保修、设备，以及发生过的一切。</translation>
    </message>
    <message>
        <source>The customer&apos;s devices with what covers each of them.</source>
        <translation>客户的设备，以及每台设备的保修情况。</translation>
    </message>
    <message>
        <source>Ctrl+K finds anything: here by the last digits of a telephone.</source>
        <translation>Ctrl+K 什么都能找：这里用电话尾号。</translation>
    </message>
    <message>
        <source>Dispatch of the day: technicians by hours, and what still waits for a place.</source>
        <translation>当日派工：技术人员与时间，以及待安排的报修。</translation>
    </message>
    <message>
        <source>The call is dragged to a technician; its shadow shows where it lands.</source>
        <translation>把报修拖给技术人员；阴影显示落点。</translation>
    </message>
    <message>
        <source>Moving what was promised asks for the reason; it is kept in the history.</source>
        <translation>改动已约定的时间要说明原因，并记入历史。</translation>
    </message>
    <message>
        <source>Assigned and moved by keyboard; tools and spares are ticked below.</source>
        <translation>用键盘指派和移动；下方勾选工具及备用品。</translation>
    </message>
    <message>
        <source>The day plan as it comes out of the printer.</source>
        <translation>打印出来的日派工表。</translation>
    </message>
    <message>
        <source>First run: the branch and its administrator; what is wrong stands beside its field.</source>
        <translation>首次运行：分公司和管理员；错误写在该项旁边。</translation>
    </message>
    <message>
        <source>Sign-in: the demonstration branch lists its people, one for each role.</source>
        <translation>登录：演示分公司列出各角色的人员。</translation>
    </message>
    <message>
        <source>Home: what is late, due, promised and out; each figure opens exactly its rows.</source>
        <translation>首页：超时、到期、已约定和在外的；每个数字打开的正是它所计的行。</translation>
    </message>
    <message>
        <source>One figure of the home page, opened: exactly the rows it counts.</source>
        <translation>打开首页的一个数字：正是它所计的行。</translation>
    </message>
    <message>
        <source>Preferences: every setting with its default and where it comes from.</source>
        <translation>设置：每项都写明默认值和依据。</translation>
    </message>
    <message>
        <source>Preferences searched: only what has these words is left.</source>
        <translation>搜索设置：只留下含这些字的项。</translation>
    </message>
    <message>
        <source>Holidays and make-up workdays of a year, with the notice they come from.</source>
        <translation>一年的节假日和调休上班日，以及所依据的通知。</translation>
    </message>
    <message>
        <source>The same home page in the dark look.</source>
        <translation>深色外观的首页。</translation>
    </message>
    <message>
        <source>Complaint schemes: seven regulations as data, offered, changed, carried as files.</source>
        <translation>投诉处理方案：七套制度都是数据，可启用、修改、存为文件。</translation>
    </message>
    <message>
        <source>A scheme: whose turn it is, for how many days, at home and abroad.</source>
        <translation>一个方案的环节：轮到哪个部门、国内国外各几天。</translation>
    </message>
    <message>
        <source>Locked: nothing is readable until the same person gives the password.</source>
        <translation>锁定：本人输入密码之前什么都看不到。</translation>
    </message>
    <message>
        <source>The repair ledger: saved views with counts, the table, the record with its timeline.</source>
        <translation>维修台帐：带计数的视图、表格、记录及其时间线。</translation>
    </message>
    <message>
        <source>The column chooser: what is shown, and in which order.</source>
        <translation>选择列：显示哪些列，按什么顺序。</translation>
    </message>
    <message>
        <source>Exported to xlsx and csv; every export is logged.</source>
        <translation>导出为 xlsx 和 csv；每次导出都有记录。</translation>
    </message>
    <message>
        <source>A filter on any column: here the fault level.</source>
        <translation>按任意列筛选：这里是故障等级。</translation>
    </message>
    <message>
        <source>Filtered, searched and sorted by another column, at once.</source>
        <translation>同时筛选、搜索并按另一列排序。</translation>
    </message>
    <message>
        <source>The paper&apos;s way back: who still has which voucher; a barcode scanner types into the field.</source>
        <translation>单据交回：谁手中还有哪些凭证；扫码枪直接输入到此栏。</translation>
    </message>
    <message>
        <source>The scanned code opens exactly that voucher.</source>
        <translation>扫到的条码打开的正是那张凭证。</translation>
    </message>
    <message>
        <source>A scan was dropped on the window: its code was read and its voucher found.</source>
        <translation>把扫描件拖到窗口上：读出条码，找到凭证。</translation>
    </message>
    <message>
        <source>What stands on the signed paper: times, work done, parts and charges, signature; the scan is attached.</source>
        <translation>签字单据上的内容：时间、处理过程、配件与收费、签字；附上扫描件。</translation>
    </message>
    <message>
        <source>Struck off and filed: the whole life of the call in its timeline.</source>
        <translation>已注销并归档：时间线上是这次报修的始末。</translation>
    </message>
    <message>
        <source>Its papers: the voucher with its copies, and the scan of the signed sheet.</source>
        <translation>它的单据：凭证及打印记录，以及签字扫描件。</translation>
    </message>
    <message>
        <source>The service voucher is issued: number drawn, content frozen, previewed at true scale.</source>
        <translation>开具服务凭证：取号、内容定稿、按实际大小预览。</translation>
    </message>
    <message>
        <source>Printed: the call is dispatched, the voucher is out with its technician.</source>
        <translation>已打印：报修已派工，凭证由技术人员带出。</translation>
    </message>
    <message>
        <source>Page {page} of the voucher, as issued.</source>
        <translation>开具的凭证，第 {page} 页。</translation>
    </message>
    <message>
        <source>Office printer</source>
        <translation>办公室打印机</translation>
    </message>
    <message>
        <source>Contracts that end soon, with days left, cover over time and what was used.</source>
        <translation>即将到期的合同：剩余天数、时间条和已用额度。</translation>
    </message>
    <message>
        <source>A contract&apos;s terms, suspensions and instalments.</source>
        <translation>合同的各期、暂停和分期付款。</translation>
    </message>
    <message>
        <source>The form of a contract: what it covers, promises and limits.</source>
        <translation>合同窗口：包含什么、承诺什么、限定什么。</translation>
    </message>
    <message>
        <source>A device: who pays today, why, and its cover drawn over time.</source>
        <translation>设备：今天谁付费、为什么，以及保障时间条。</translation>
    </message>
    <message>
        <source>A unit is replaced: each rule is shown with the day it leads to.</source>
        <translation>更换设备：每种规则都显示对应的截止日。</translation>
    </message>
    <message>
        <source>Customers that may be on file twice: found in the whole branch.</source>
        <translation>可能重复建档的客户：在全部档案中查找。</translation>
    </message>
    <message>
        <source>Same licence</source>
        <translation>营业执照相同</translation>
    </message>
    <message>
        <source>Both files side by side: what stays is chosen field by field.</source>
        <translation>两份档案左右并列：逐项选择保留哪一个值。</translation>
    </message>
    <message>
        <source>The file that stands names the one that went into it, with a way back.</source>
        <translation>保留的档案注明并入了哪一份，并可撤销。</translation>
    </message>
    <message>
        <source>The repair ledger in the dark look.</source>
        <translation>深色外观下的维修台账。</translation>
    </message>
    <message>
        <source>The dispatch board in the dark look.</source>
        <translation>深色外观下的派工板。</translation>
    </message>
    <message>
        <source>A technician&apos;s day: their own visits and papers, nobody else&apos;s.</source>
        <translation>技术人员的一天：只有自己的上门和单据，看不到别人的。</translation>
    </message>
    <message>
        <source>A technician&apos;s calls, with what they may do: no export.</source>
        <translation>技术人员的报修单和可用的操作：不能导出。</translation>
    </message>
    <message>
        <source>The papers this technician still owes.</source>
        <translation>这位技术人员尚未交回的单据。</translation>
    </message>
    <message>
        <source>150 % on a small screen: the day.</source>
        <translation>小屏幕放大到 150%：首页。</translation>
    </message>
    <message>
        <source>150 % on a small screen: the ledger; the record opens beside it.</source>
        <translation>小屏幕放大到 150%：台账，右侧打开记录。</translation>
    </message>
    <message>
        <source>150 % on a small screen: the dispatch board.</source>
        <translation>小屏幕放大到 150%：派工板。</translation>
    </message>
    <message>
        <source>Customer care: holidays, birthdays and what is planned.</source>
        <translation>客户关怀：节假日、生日和计划。</translation>
    </message>
    <message>
        <source>A year&apos;s care for key customers, shown before it is made.</source>
        <translation>重要客户的年度关怀计划，生成前先看。</translation>
    </message>
    <message>
        <source>The card index: key customers apart, with their care.</source>
        <translation>客户关系卡：重要客户单独存放，附关怀记录。</translation>
    </message>
    <message>
        <source>An assessment: weights add to 100 %, the score follows.</source>
        <translation>客户关系评估：权重合计 100 %，得分随填随算。</translation>
    </message>
    <message>
        <source>A report: chart and table agree; each figure opens its rows.</source>
        <translation>报表：图表一致，每个数字都能打开对应的行。</translation>
    </message>
    <message>
        <source>In the customer&apos;s file: cards, care, assessments, loss.</source>
        <translation>客户档案中的客户关系：关系卡、关怀、评估、流失。</translation>
    </message>
    <message>
        <source>A sale at the counter: customer and warranty in one form.</source>
        <translation>柜台销售：一张表登记客户和保修。</translation>
    </message>
    <message>
        <source>Import: a workbook or CSV file, dropped or chosen.</source>
        <translation>导入：拖入或选择工作簿、CSV 文件。</translation>
    </message>
    <message>
        <source>What each column means is found by heading and content, and can be changed.</source>
        <translation>每列的意思由表头和内容认出，可以修改。</translation>
    </message>
    <message>
        <source>Row by row what would happen, with the reason; nothing is entered yet.</source>
        <translation>逐行列出会怎样及原因；还没有录入。</translation>
    </message>
    <message>
        <source>Entered as one transaction, and it can be taken back.</source>
        <translation>一次全部录入，可以撤销。</translation>
    </message>
    <message>
        <source>Past imports: which file, what it did, whether it is in force.</source>
        <translation>历次导入：哪个文件、做了什么、是否有效。</translation>
    </message>
    <message>
        <source>The renewal desk: how far a renewal is, last year&apos;s use beside the offer, what was said.</source>
        <translation>续签台：进展、一年使用情况与报价对照、沟通记录。</translation>
    </message>
    <message>
        <source>A renewal lists what changes before it is done.</source>
        <translation>续签之前列出全部变化。</translation>
    </message>
    <message>
        <source>The expiry notice with its offer and its reply slip.</source>
        <translation>保养到期通知书：报价和回执。</translation>
    </message>
    <message>
        <source>Inspections that contracts ask for: to plan, overdue, done.</source>
        <translation>合同要求的巡检：待安排、超期、已完成。</translation>
    </message>
    <message>
        <source>The sheet of an inspection to tick, sign and score.</source>
        <translation>巡检单：打勾、签字、评分。</translation>
    </message>
    <message>
        <source>The pool of loaner units: what is in, who has what is out.</source>
        <translation>备用机库：哪些在库，哪些在谁那里。</translation>
    </message>
    <message>
        <source>Loans: until when, signed or not, what came back damaged.</source>
        <translation>备用机借用：何时归还、是否签字、归还时有无损坏。</translation>
    </message>
    <message>
        <source>Where is it: every object has one holder, every hand-over a line.</source>
        <translation>物品去向：每件物品只有一个持有人，每次交接都有记录。</translation>
    </message>
    <message>
        <source>A unit is lent for a call: until when, by whom, in what condition.</source>
        <translation>为报修单借出备用机：借到哪天、谁送去、状况如何。</translation>
    </message>
    <message>
        <source>The loan slip: signed when the unit comes and when it goes back.</source>
        <translation>备用机借用单：借出、归还时客户都要签字。</translation>
    </message>
    <message>
        <source>Charges: what is owed, collected, on its way to finance or waits for its invoice.</source>
        <translation>收费：待收、已收、待交财务或待开票的款项。</translation>
    </message>
    <message>
        <source>The supervisor&apos;s day: jobs and hours by technician and class, what comes next.</source>
        <translation>服务主任日报：按技术人员和类别统计任务与工时，以及次日优先。</translation>
    </message>
    <message>
        <source>Spare parts below their minimum: what lies where, in the store and in bags, and what moved.</source>
        <translation>低于最低库存的配件：库房和随身包各有多少，怎样出入。</translation>
    </message>
    <message>
        <source>Old parts: who still owes which, and since when.</source>
        <translation>旧件：谁还欠交哪件，从何时起。</translation>
    </message>
    <message>
        <source>A count is typed in from its sheet, which does not tell what the books say.</source>
        <translation>按盘点表录入实盘数，表上不印账面数。</translation>
    </message>
    <message>
        <source>The returned-part ledger: where every thing is, what is late, what is to be decided.</source>
        <translation>返修台帐：每件物品在哪里、哪些超期、哪些待决定。</translation>
    </message>
    <message>
        <source>Returns and exchanges: why, what the rule says, who bears the cost, what was decided.</source>
        <translation>退换货受理：原因、规定、费用由谁承担、如何决定。</translation>
    </message>
    <message>
        <source>The device cannot be repaired here: what is taken along, until when it is promised.</source>
        <translation>现场修不了：登记带回的物品和预计归还日期。</translation>
    </message>
    <message>
        <source>The take-back receipt: the original for the customer, a stub.</source>
        <translation>领取收据：客户联交客户，存根留公司。</translation>
    </message>
    <message>
        <source>The bench: the scanned tag shows the thing, its state, its next steps.</source>
        <translation>工作台：扫描修护卡，显示物品、状态和下一步。</translation>
    </message>
    <message>
        <source>It cannot be repaired: another unit takes its place, the cover passes on by a rule.</source>
        <translation>无法修复：换机，保修按规则承接。</translation>
    </message>
    <message>
        <source>Replaced: both serial numbers stand on the ledger&apos;s row.</source>
        <translation>已换机：新旧序列号都记入台帐。</translation>
    </message>
    <message>
        <source>Handed over: the serial is compared with the receipt, the original recovered, the return signed.</source>
        <translation>交付：核对序列号，索回收据原件，客户签字确认返回。</translation>
    </message>
    <message>
        <source>Before a call can be closed: what it waits for, each with the way to settle it.</source>
        <translation>归档前须了结：逐项列出未了事项，每项都有了结的入口。</translation>
    </message>
    <message>
        <source>The swap note: both units, the rule of the warranty, for the customer to sign.</source>
        <translation>换机确认单：原机、新机和保修承接方式，请客户签字。</translation>
    </message>
    <message>
        <source>A delivery that failed its test: the sample, the items, why, and what became of it.</source>
        <translation>检测不合格的到货：抽样、项目、原因和处理结果。</translation>
    </message>
    <message>
        <source>A tool on loan: until when, signed or not, and what else this colleague has.</source>
        <translation>领用中的工具：应还日期、是否签字，以及该同事名下的其他工具。</translation>
    </message>
    <message>
        <source>The complaints ledger: class, stage, clocks, who is responsible, what it comes to.</source>
        <translation>投诉台帐：类别、环节、期限、责任单位与金额一目了然。</translation>
    </message>
    <message>
        <source>Ctrl+N, Alt+C: a complaint. The scheme asks for its own fields; nothing is typed twice.</source>
        <translation>Ctrl+N 后按 Alt+C 登记投诉：字段随处理方案变化，已填的不必重填。</translation>
    </message>
    <message>
        <source>The case: number, clocks of reply, stage and whole, next steps, its forms.</source>
        <translation>投诉案件：编号、首次答复、环节与全案期限、下一步、表单。</translation>
    </message>
    <message>
        <source>The tracking register: which unit has the case, since when, how late; a reminder is due.</source>
        <translation>登记追踪：案件在哪个单位、何时转入、逾期几天；可开催办单。</translation>
    </message>
    <message>
        <source>The reminder slip, numbered: what is asked and by when.</source>
        <translation>催办单：有编号，写明催办事项和答复期限。</translation>
    </message>
    <message>
        <source>Handed on: the next unit, optional ones passed over with the reason.</source>
        <translation>转交下一单位；可免的环节写明原因后跳过。</translation>
    </message>
    <message>
        <source>Responsibility: units and persons with their shares, which make 100 %.</source>
        <translation>责任判定：责任单位、责任人及比例，合计 100 %。</translation>
    </message>
    <message>
        <source>The loss by kind, each line with its arithmetic.</source>
        <translation>损失核算：按类别列出，每一项都写明算法。</translation>
    </message>
    <message>
        <source>The proposal: what the customer gets, who bears it by the rule, who must decide it.</source>
        <translation>处理方案：给客户什么、费用按规定由谁承担、由谁核决。</translation>
    </message>
    <message>
        <source>Opinions by block with name and day, the investigation report; all that approval asks for.</source>
        <translation>各单位意见署名、注明日期，附调查处理报告：核决所需一应俱全。</translation>
    </message>
    <message>
        <source>Put forward: the ladder by amount says who decides.</source>
        <translation>提交核决：按金额分级，指明核决人。</translation>
    </message>
    <message>
        <source>The approver sees finding, loss and lines together; may give less, or send it back.</source>
        <translation>核决人同时看到责任、损失和方案，可核减，也可退回。</translation>
    </message>
    <message>
        <source>Talks: what may be promised is what was approved, no more.</source>
        <translation>与客户交涉：只能承诺已核决的内容。</translation>
    </message>
    <message>
        <source>The return slip is filled from the settlement: goods, pieces, ground.</source>
        <translation>退货单由处理方案带出：货品、数量、依据。</translation>
    </message>
    <message>
        <source>The return slip in four parts, each with its recipient.</source>
        <translation>成品退货单一式四联，各联注明去向。</translation>
    </message>
    <message>
        <source>Approved, counted, compared, posted, closed with one of the three proofs.</source>
        <translation>批准、点收、核对、入账，凭三种凭证之一结案。</translation>
    </message>
    <message>
        <source>The allowance certificate, sealed by the customer.</source>
        <translation>销货折让证明单：客户已盖章。</translation>
    </message>
    <message>
        <source>The handling slip, the customer&apos;s edition: nothing internal on it.</source>
        <translation>客户投诉处理单（客户版）：不含任何内部内容。</translation>
    </message>
    <message>
        <source>Carried out: the customer was told the result and signed the slip.</source>
        <translation>执行完毕：结果已告知客户，客户在处理单上签字。</translation>
    </message>
    <message>
        <source>Within seven days a supervisor visits and asks how it was settled.</source>
        <translation>七天内由主管回访，询问处理是否满意。</translation>
    </message>
    <message>
        <source>Corrective action: done, its effect checked by a supervisor.</source>
        <translation>纠正措施：已实施，由主管验证效果。</translation>
    </message>
    <message>
        <source>Archived: every step with its person and time.</source>
        <translation>已归档：每一步都有经办人和时间。</translation>
    </message>
    <message>
        <source>The booklet of the month: cover, contents, every paper of each case.</source>
        <translation>当月投诉档案：封面、目录、每个案件的全部表单。</translation>
    </message>
    <message>
        <source>Complaints of the year by responsible unit; each figure opens its rows.</source>
        <translation>全年投诉按责任单位汇总，每个数字都能打开对应案件。</translation>
    </message>
</context>
<context>
    <name>undo</name>
    <message>
        <source>This can no longer be undone.</source>
        <translation>已经不能撤销。</translation>
    </message>
    <message>
        <source>{record}: “{field}” was changed again since. It stays as it is now.</source>
        <translation>{record}：“{field}”之后又被修改过，保持现状。</translation>
    </message>
    <message>
        <source>{record} {title}: {fields} changed</source>
        <translation>{record} {title}：已修改{fields}</translation>
    </message>
</context>
<context>
    <name>use_case</name>
    <message>
        <source>Your role does not allow this. Ask a supervisor.</source>
        <translation>您的角色不能这样做。请找客服主管。</translation>
    </message>
    <message>
        <source>This record is not there any more. Refresh the list.</source>
        <translation>此记录已不存在。请刷新列表。</translation>
    </message>
    <message>
        <source>Somebody else changed this record meanwhile. Compare both, then save again.</source>
        <translation>期间有人修改过此记录。请对照两个版本后再保存。</translation>
    </message>
    <message>
        <source>This is assigned to somebody else.</source>
        <translation>这已指派给其他人。</translation>
    </message>
</context>
<context>
    <name>users</name>
    <message>
        <source>Too many failed sign-ins. Try again in {minutes} min.</source>
        <translation>登录失败次数太多。请 {minutes} 分钟后再试。</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>登录名或密码不对。</translation>
    </message>
    <message>
        <source>A password has at least {count} characters.</source>
        <translation>密码至少 {count} 个字符。</translation>
    </message>
    <message>
        <source>A password has at most {count} characters.</source>
        <translation>密码最多 {count} 个字符。</translation>
    </message>
    <message>
        <source>Too easy to guess. Take a few words only you would put together.</source>
        <translation>太容易猜到。请用几个只有您会放在一起的词。</translation>
    </message>
    <message>
        <source>A sign-in name has no spaces.</source>
        <translation>登录名不能含空格。</translation>
    </message>
    <message>
        <source>This sign-in name is taken.</source>
        <translation>此登录名已被使用。</translation>
    </message>
    <message>
        <source>You cannot change your own role or close your own account.</source>
        <translation>不能修改自己的角色或停用自己的账号。</translation>
    </message>
    <message>
        <source>The last active administrator or supervisor has to stay.</source>
        <translation>最后一个可用的管理员或主管必须保留。</translation>
    </message>
    <message>
        <source>There is no such role.</source>
        <translation>没有这个角色。</translation>
    </message>
    <message>
        <source>The approval limit cannot be below zero.</source>
        <translation>核决上限不能为负。</translation>
    </message>
    <message>
        <source>There is no such language.</source>
        <translation>没有这种语言。</translation>
    </message>
</context>
<context>
    <name>validation</name>
    <message>
        <source>The text has {count} characters; at most {limit} are kept here.</source>
        <translation>文字有 {count} 个字符；此处最多保存 {limit} 个。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>{date} is too early; dates begin with {earliest}.</source>
        <translation>{date} 太早；日期从 {earliest} 开始。</translation>
    </message>
    <message>
        <source>{date} is too far ahead; the latest date here is {latest}.</source>
        <translation>{date} 太晚；此处最晚为 {latest}。</translation>
    </message>
    <message>
        <source>The end lies before the beginning.</source>
        <translation>结束时间早于开始时间。</translation>
    </message>
</context>
<context>
    <name>visit</name>
    <message>
        <source>Return visits</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意程度</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网上</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>在线聊天</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>Enter the result</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Person reached</source>
        <translation>接听人</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Empty means now.</source>
        <translation>留空为现在。</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Complaint about</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Complaint stands</source>
        <translation>投诉状态</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决办法</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Noted. Tried again tomorrow.</source>
        <translation>已记录，明天再试。</translation>
    </message>
    <message>
        <source>Reached: enter the result</source>
        <translation>已联系上：登记结果</translation>
    </message>
    <message>
        <source>Nobody reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Reopen the call</source>
        <translation>重新打开报修</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>登记新投诉</translation>
    </message>
</context>
<context>
    <name>voucher</name>
    <message>
        <source>{count} service vouchers</source>
        <translation>{count} 张服务凭证</translation>
    </message>
    <message>
        <source>Service voucher {number}</source>
        <translation>服务凭证 {number}</translation>
    </message>
    <message>
        <source>No font can print {characters}; 〓 would stand in their place on the voucher.</source>
        <translation>字库中没有 {characters}，凭证上会以 〓 代替。</translation>
    </message>
    <message>
        <source>Print and write them by hand, or cancel and mend the words first.</source>
        <translation>可以照样打印后手写补上，或取消，先修改文字。</translation>
    </message>
    <message>
        <source>Print anyway</source>
        <translation>照样打印</translation>
    </message>
    <message>
        <source>Nothing was printed, no number was drawn.</source>
        <translation>没有打印，也没有取号。</translation>
    </message>
    <message>
        <source>Mend the words</source>
        <translation>修改文字</translation>
    </message>
    <message>
        <source>Service voucher {number}, reprint {count}</source>
        <translation>服务凭证 {number}，补打第 {count} 次</translation>
    </message>
    <message>
        <source>Service vouchers</source>
        <translation>服务凭证</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Void the voucher</source>
        <translation>作废凭证</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术人员</translation>
    </message>
    <message>
        <source>Hand-in due</source>
        <translation>交回期限</translation>
    </message>
    <message>
        <source>Why is voucher {number} void? The number stays used.</source>
        <translation>凭证 {number} 为什么作废？编号仍保留。</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>联次</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>打印记录</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>报修单 {number}</translation>
    </message>
    <message>
        <source>What is kept of this paper was altered after it was issued.</source>
        <translation>此单据的存档内容在开具后被改动过。</translation>
    </message>
    <message>
        <source>Strike off and file</source>
        <translation>注销并归档</translation>
    </message>
    <message>
        <source>Enter the signed voucher</source>
        <translation>登记签回凭证</translation>
    </message>
    <message>
        <source>What is corrected on voucher {number}?</source>
        <translation>凭证 {number} 更正了什么？</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>开具时间</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>交付时间</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>交回时间</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>User&apos;s opinion</source>
        <translation>用户意见</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意程度</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>替代</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>被替代为</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Check digits</source>
        <translation>校验码</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>reprint {count}</source>
        <translation>补打第 {count} 次</translation>
    </message>
</context>
<context>
    <name>win_back</name>
    <message>
        <source>This customer is marked as lost already.</source>
        <translation>该客户已标记为流失。</translation>
    </message>
    <message>
        <source>Choose why the customer was lost.</source>
        <translation>请选择流失原因。</translation>
    </message>
    <message>
        <source>This customer is not marked as lost.</source>
        <translation>该客户没有标记为流失。</translation>
    </message>
    <message>
        <source>Mark as lost</source>
        <translation>标记为流失</translation>
    </message>
    <message>
        <source>Key customers are counted as lost in the month of this day.</source>
        <translation>重要客户按这一天计入当月流失数。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Empty means today.</source>
        <translation>留空为今天。</translation>
    </message>
    <message>
        <source>Lost on</source>
        <translation>流失日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>挽回措施</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Won back</source>
        <translation>已挽回</translation>
    </message>
    <message>
        <source>Won back on</source>
        <translation>挽回日期</translation>
    </message>
    <message>
        <source>How</source>
        <translation>经过</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Solved by phone</source>
        <translation>电话已解决</translation>
    </message>
    <message>
        <source>Reply promised</source>
        <translation>待回复</translation>
    </message>
    <message>
        <source>Appointed</source>
        <translation>已约定</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>已派工</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>现场处理</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已带回</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Struck off</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>已回访</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Level 1</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>Level 2</source>
        <translation>二级</translation>
    </message>
    <message>
        <source>Level 3</source>
        <translation>三级</translation>
    </message>
    <message>
        <source>Level 4</source>
        <translation>四级</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Web site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>在线聊天</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>社交媒体</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>保养</translation>
    </message>
    <message>
        <source>Special</source>
        <translation>特约服务</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远程</translation>
    </message>
    <message>
        <source>Back to the factory</source>
        <translation>返厂</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>市区</translation>
    </message>
    <message>
        <source>Suburb</source>
        <translation>郊区</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>人为损坏</translation>
    </message>
    <message>
        <source>Repaired by others</source>
        <translation>他人维修</translation>
    </message>
    <message>
        <source>Force majeure</source>
        <translation>不可抗力</translation>
    </message>
    <message>
        <source>Consumable</source>
        <translation>易耗件</translation>
    </message>
    <message>
        <source>Not in the contract</source>
        <translation>合同外</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Collected on the spot</source>
        <translation>当场收取</translation>
    </message>
    <message>
        <source>Invoice first</source>
        <translation>先开发票</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>很不满意</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Maintenance contract</source>
        <translation>维保合同</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>已续签</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>未续</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>业主</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>潜在</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Grade A</source>
        <translation>A 级</translation>
    </message>
    <message>
        <source>Grade B</source>
        <translation>B 级</translation>
    </message>
    <message>
        <source>Grade C</source>
        <translation>C 级</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Customer care</source>
        <translation>客户关怀</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已开具</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>登录失败</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Unlocked after a pause</source>
        <translation>锁定后解锁</translation>
    </message>
    <message>
        <source>Branch set up</source>
        <translation>完成分公司设置</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Deactivated</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Activated again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Printed again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>交回</translation>
    </message>
    <message>
        <source>Reassigned</source>
        <translation>改派</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Repaired again</source>
        <translation>重新维修</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>到店送修</translation>
    </message>
    <message>
        <source>Nothing was brought in</source>
        <translation>未送修物品</translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation>未带回物品</translation>
    </message>
    <message>
        <source>Receipt issued</source>
        <translation>开具收据</translation>
    </message>
    <message>
        <source>Fault level changed</source>
        <translation>调整故障等级</translation>
    </message>
    <message>
        <source>Service class changed</source>
        <translation>调整服务类别</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Suspended or resumed</source>
        <translation>暂停或恢复</translation>
    </message>
    <message>
        <source>State of the day</source>
        <translation>当日状态</translation>
    </message>
    <message>
        <source>Instalments changed</source>
        <translation>修改分期</translation>
    </message>
    <message>
        <source>Unit replaced</source>
        <translation>更换设备</translation>
    </message>
    <message>
        <source>Cover decided anew</source>
        <translation>保修判定已更正</translation>
    </message>
    <message>
        <source>Cover asked again and kept</source>
        <translation>保修判定复核后维持</translation>
    </message>
    <message>
        <source>Money collected</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Money handed to finance</source>
        <translation>已交财务</translation>
    </message>
    <message>
        <source>Invoice made out</source>
        <translation>已开发票</translation>
    </message>
    <message>
        <source>Invoice sent</source>
        <translation>发票已寄</translation>
    </message>
    <message>
        <source>No invoice wanted</source>
        <translation>不要发票</translation>
    </message>
    <message>
        <source>Charge waived</source>
        <translation>费用减免</translation>
    </message>
    <message>
        <source>Collection taken back</source>
        <translation>撤销收款</translation>
    </message>
    <message>
        <source>Invoice withdrawn</source>
        <translation>撤回发票</translation>
    </message>
    <message>
        <source>Hand-over slip void</source>
        <translation>交款单作废</translation>
    </message>
    <message>
        <source>Invoice and payment</source>
        <translation>发票与付款</translation>
    </message>
    <message>
        <source>Not waited for</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import taken back</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已调拨</translation>
    </message>
    <message>
        <source>Written off or found</source>
        <translation>报损或盘盈</translation>
    </message>
    <message>
        <source>Old part settled</source>
        <translation>旧件已处理</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>已免除</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Decided or approved</source>
        <translation>核决或批准</translation>
    </message>
    <message>
        <source>Responsibility found</source>
        <translation>判定责任</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>拟定方案</translation>
    </message>
    <message>
        <source>Talked about with the customer</source>
        <translation>与客户协商</translation>
    </message>
    <message>
        <source>Settlement carried out</source>
        <translation>执行处理方案</translation>
    </message>
    <message>
        <source>Return visit entered</source>
        <translation>登记回访</translation>
    </message>
    <message>
        <source>Correction found effective</source>
        <translation>纠正有效</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Bound as a booklet</source>
        <translation>装订成册</translation>
    </message>
    <message>
        <source>Effect checked</source>
        <translation>验证效果</translation>
    </message>
    <message>
        <source>Differences settled</source>
        <translation>差异已处理</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Lost, void or compensated</source>
        <translation>丢失、作废或赔偿</translation>
    </message>
    <message>
        <source>Loaner lent</source>
        <translation>借出备用机</translation>
    </message>
    <message>
        <source>Loaner back</source>
        <translation>备用机归还</translation>
    </message>
    <message>
        <source>Loaner lost</source>
        <translation>备用机丢失</translation>
    </message>
    <message>
        <source>Loan slip void</source>
        <translation>借用单作废</translation>
    </message>
    <message>
        <source>No loaner wanted</source>
        <translation>不需要备用机</translation>
    </message>
    <message>
        <source>Sold at the counter</source>
        <translation>柜台销售</translation>
    </message>
    <message>
        <source>Loss and winning back</source>
        <translation>流失与挽回</translation>
    </message>
    <message>
        <source>Moved out or in</source>
        <translation>迁出迁入</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reported to the supervisor</source>
        <translation>已上报主管</translation>
    </message>
    <message>
        <source>Charge announced</source>
        <translation>已声明收费</translation>
    </message>
    <message>
        <source>Charge added</source>
        <translation>添加收费</translation>
    </message>
    <message>
        <source>Charge struck</source>
        <translation>划去收费</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>work_hours</name>
    <message>
        <source>“{part}” is not working hours. Write them like 08:30-17:30 Mon-Fri.</source>
        <translation>“{part}”不是工作时间。请写成 08:30-17:30 Mon-Fri 的形式。</translation>
    </message>
    <message>
        <source>{part} stands twice in the working hours.</source>
        <translation>工作时间中 {part} 出现两次。</translation>
    </message>
    <message>
        <source>The working hours leave no working time.</source>
        <translation>按此工作时间没有任何上班时段。</translation>
    </message>
    <message>
        <source>“{part}” is not a range of times. Write it like 08:30-12:00.</source>
        <translation>“{part}”不是时间段。请写成 08:30-12:00 的形式。</translation>
    </message>
    <message>
        <source>“{part}” ends before it begins. Divide it at midnight.</source>
        <translation>“{part}”的结束早于开始。请在午夜处分成两段。</translation>
    </message>
    <message>
        <source>“{part}” overlaps the range before it.</source>
        <translation>“{part}”与前一个时间段重叠。</translation>
    </message>
    <message>
        <source>“{part}” is not a day of the week.</source>
        <translation>“{part}”不是星期几。</translation>
    </message>
</context>
<context>
    <name>work_kind</name>
    <message>
        <source>Repair labour</source>
        <translation>维修人工</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Consumables</source>
        <translation>易损耗材</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>定期检查</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Relocation</source>
        <translation>移机</translation>
    </message>
    <message>
        <source>Special service</source>
        <translation>特约服务</translation>
    </message>
</context>
<context>
    <name>workflow</name>
    <message>
        <source>Your role does not allow this.</source>
        <translation>您的角色不能这样做。</translation>
    </message>
    <message>
        <source>“{event}” does not fit here: the state is “{state}”.</source>
        <translation>当前状态为“{state}”，不能“{event}”。</translation>
    </message>
    <message>
        <source>Enter the day.</source>
        <translation>请填写日期。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>日期还没到。</translation>
    </message>
    <message>
        <source>This cannot have been before {day}.</source>
        <translation>不能早于 {day}。</translation>
    </message>
</context>
</TS>
