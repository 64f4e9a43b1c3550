using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel testpmd</c>: the command line with which dpdk-testpmd serves a domain's vhost-user interfaces.</summary>
internal sealed class ChannelTestPmdCommand : ChannelVerb
{
    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Option<int?> _main = NumberOption.Create("--main-cpu", "The CPU of the main thread, which sleeps. Default: 0.", 0, 65535, "CPU");
    private readonly Option<CpuSet?> _poll = CpuSetOption.Create("--poll-cpus", "CPUs that poll. Default: 1.");
    private readonly Option<string?> _mode = new("--forward-mode") { Description = "testpmd's forwarding mode. Default: io, which joins interfaces in pairs.", HelpName = "MODE" };
    private readonly Option<int?> _memory = NumberOption.Create("--memory", "Its memory in MiB. Default: 512.", 64, 1 << 20, "MIB");
    private readonly Option<bool> _noHuge = new("--no-huge") { Description = "Without huge pages, for trying." };

    public ChannelTestPmdCommand(GlobalOptions options, CliConsole console)
        : base("testpmd", "Prints the command line with which dpdk-testpmd is the back-end of a domain's vhost-user interfaces.", options, console)
    {
        Arguments.Add(_domain);
        foreach (var option in new Option[] { _main, _poll, _mode, _memory, _noHuge })
            Options.Add(option);
    }

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var document = await SwitchSource.ReadAsync(Globals, parsed, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        var plan = TestPmdPlanner.Plan(document, new TestPmdOptions
        {
            MainCpu = parsed.GetValue(_main) ?? 0, PollCpus = [.. parsed.GetValue(_poll) ?? CpuSet.Of(1)], ForwardMode = parsed.GetValue(_mode) ?? "io", MemoryMiB = (uint)(parsed.GetValue(_memory) ?? 512),
            HugePages = !parsed.GetValue(_noHuge),
        });
        Failed = ChannelText.Write(Console, plan, undo: false, WantsJson(parsed));
    }
}
