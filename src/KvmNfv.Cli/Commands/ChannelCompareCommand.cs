using System.CommandLine;
using System.Globalization;
using KvmNfv.Cli.Comparing;
using KvmNfv.Cli.Measuring;
using KvmNfv.Cli.Output;
using KvmNfv.Cli.Pictures;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel compare</c>: every way to move messages between processes and VMs that can be measured here, beside what can't be measured.</summary>
internal sealed class ChannelCompareCommand : ChannelVerb
{
    private readonly Option<CpuSet?> _cpus = CpuSetOption.Create("--cpus", "The two CPUs to measure on, best isolated ones. Default: the first two that this process may use.");
    private readonly Option<int[]> _sizes = new("--sizes")
    {
        Description = "Bytes of the messages of throughput, 32 to 2048.",
        HelpName = "N,N,...",
        DefaultValueFactory = _ => [64, 256, 1518],
        CustomParser = result =>
        {
            var numbers = result.Tokens[0].Value.Split(',').Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= MessageHeader.Size and <= 2048 ? n : 0).ToArray();
            if (!numbers.Contains(0))
                return [.. numbers.Distinct().Order()];
            result.AddError($"'{result.Tokens[0].Value}' is not understood by --sizes: use numbers from {MessageHeader.Size} to 2048, such as 64,1518");
            return [];
        },
    };

    private readonly Option<int?> _burst = NumberOption.Create("--burst", "Messages of a burst. Default: 32.", 1, LinkSide.MostBurst);
    private readonly Option<TimeSpan?> _duration = WordOption.Parsed<TimeSpan>("--duration", "The time of each measurement. Default: 1s.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<string[]> _only = new("--only") { Description = "Only options with this in their names; may be repeated.", HelpName = "TEXT" };
    private readonly Option<bool> _veth = new("--veth") { Description = "Also measure between two network namespaces, which are made for it and taken away. Needs root." };
    private readonly Option<GuestFiles?> _guest = new("--guest")
    {
        Description = "Also measure with VMs, which boot this, as 'tests/lab/guest.sh --net --program ivshmem-guest' makes it.",
        HelpName = "KERNEL,INITRD",
        CustomParser = result =>
        {
            if (result.Tokens[0].Value.Split(',') is [var kernel, var initrd] && File.Exists(kernel) && File.Exists(initrd))
                return new(kernel, initrd);
            result.AddError($"'{result.Tokens[0].Value}' is not the files of a kernel and an initramfs: use --guest KERNEL,INITRD");
            return null;
        },
    };

    private readonly Option<string?> _qemu = new("--qemu") { Description = "QEMU's program. Default: qemu-system-x86_64.", HelpName = "FILE" };
    private readonly Option<string?> _from = new("--from") { Description = "Measure nothing, show a report that was kept.", HelpName = "REPORT.json" };
    private readonly Option<string?> _report = new("--report") { Description = "Write the report as JSON into a file.", HelpName = "FILE" };
    private readonly Option<string?> _picture = new("--picture") { Description = "Draw latency and throughput into a file; its ending says how.", HelpName = "FILE.svg|png" };

    public ChannelCompareCommand(GlobalOptions options, CliConsole console)
        : base("compare", "Measures on this host what can move messages between processes and VMs, beside what can't be measured, and says when to take which.", options, console)
    {
        foreach (var option in new Option[] { _cpus, _sizes, _burst, _duration, _only, _veth, _guest, _qemu, _from, _report, _picture })
            Options.Add(option);
        OutputFile.AddCheck(_report);
        OutputFile.AddPictureCheck(_picture);
    }

    public override bool HandlesSignals => true;

    protected override IReadOnlyList<OutputFormat> Formats => [OutputFormat.Table, OutputFormat.Json, OutputFormat.Markdown];

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_picture) is not null)
            PictureFont.Check();
        var report = parsed.GetValue(_from) is { } file ? await JsonFile.ReadAsync(file, "report of a comparison", ComparisonReport.FromJson, cancellationToken).ConfigureAwait(false)
            : await MeasureAsync(Plan(parsed), cancellationToken).ConfigureAwait(false);
        switch (parsed.GetValue(Globals.Output))
        {
            case OutputFormat.Json: Console.Out.WriteLine(report.ToJson()); break;
            case OutputFormat.Markdown: ComparisonMarkdown.Write(Console.Out, report); break;
            default: ComparisonText.Write(Console, report); break;
        }

        if (parsed.GetValue(_report) is { } kept)
            await File.WriteAllTextAsync(kept, report.ToJson() + "\n", CancellationToken.None).ConfigureAwait(false);
        if (parsed.GetValue(_picture) is { } picture)
            ComparisonPicture.Write(report, picture);
    }

    // The first Ctrl-C ends the measuring, and what there is so far is printed and kept; the second one ends the process.
    private async Task<ComparisonReport> MeasureAsync(ComparisonPlan plan, CancellationToken cancellationToken)
    {
        using var interruption = new Interruption(cancellationToken);
        using var insists = interruption.Second.Register(() => Environment.Exit(ExitCode.Failed));
        var report = await new Comparer(plan, name => Console.Error.WriteLine($"measuring {name}")).RunAsync(interruption.First).ConfigureAwait(false);
        Failed = interruption.First.IsCancellationRequested;
        if (Failed)
            Console.WriteError("interrupted: what was measured before follows");
        return report;
    }

    private ComparisonPlan Plan(ParseResult parsed)
    {
        var cpus = parsed.GetValue(_cpus) is { } given ? given.Take(3).ToList() : [.. Allowed().Take(2)];
        if (cpus.Count > 2)
            throw new CliException("a comparison is measured on two CPUs: name two");
        return new(cpus, parsed.GetRequiredValue(_sizes), parsed.GetValue(_burst) ?? 32, parsed.GetValue(_duration) ?? TimeSpan.FromSeconds(1), parsed.GetValue(_only) ?? [], parsed.GetValue(_veth),
            parsed.GetValue(_guest), parsed.GetValue(_qemu) ?? "qemu-system-x86_64");
    }

    // /proc/self/status: "Cpus_allowed_list:", a list such as 0-3,8.
    private static CpuSet Allowed() => File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)) is { } line
        && CpuSet.TryParse(line["Cpus_allowed_list:".Length..].Trim(), out var cpus) ? cpus : CpuSet.From(Enumerable.Range(0, Environment.ProcessorCount));
}
