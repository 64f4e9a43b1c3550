using System.CommandLine;
using KvmNfv.Cli.Measuring;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel ping</c>: round trips between the two ends of a channel.</summary>
internal sealed class ChannelPingCommand : ChannelVerb
{
    private readonly ChannelLinkOptions _link = new();
    private readonly Option<bool> _echo = new("--echo") { Description = "Be the side that answers pings and blasts, until the other side goes." };
    private readonly Option<long?> _size = ByteOption.Create("--size", "Bytes of a message, at least 32. Default: 64.");
    private readonly Option<int?> _count = NumberOption.Create("--count", "The most round trips. Default: 1000000.", 1, int.MaxValue);
    private readonly Option<TimeSpan?> _duration = WordOption.Parsed<TimeSpan>("--duration", "The most time. Default: 5s.", "TIME", Duration.TryParse, Duration.Expected);

    public ChannelPingCommand(GlobalOptions options, CliConsole console)
        : base("ping", "Measures round trips over a channel, or over what channels are compared with, as a histogram.", options, console)
    {
        _link.AddTo(this);
        foreach (var option in new Option[] { _echo, _size, _count, _duration })
            Options.Add(option);
    }

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_echo))
        {
            var (messages, echoed) = await ChannelMeasurement.AnswerAsync(_link, parsed, cancellationToken).ConfigureAwait(false);
            Console.Error.WriteLine($"{messages} messages read, {echoed} of them sent back");
            return;
        }

        var (size, wait) = ((int)Math.Clamp(parsed.GetValue(_size) ?? 64, 0, int.MaxValue), _link.Wait(parsed));
        var (trip, cpu, time) = await ChannelMeasurement.RunAsync(_link, parsed, end =>
        {
            MessageSize.Check(end, size);
            return new Pinger(end, wait, cancellationToken).Run(size, parsed.GetValue(_count) ?? 1_000_000, parsed.GetValue(_duration) ?? TimeSpan.FromSeconds(5));
        }, cancellationToken).ConfigureAwait(false);
        var channel = _link.Channel(parsed);
        var report = new PingReport(channel.ToString(), wait, _link.Cpus(parsed), size, time.TotalSeconds, trip, channel.Kind == ChannelKind.Loopback ? cpu with { Peer = null } : cpu);
        if (WantsJson(parsed))
            Console.WriteJson(report, CliJson.Readable.PingReport);
        else
            PingText.Write(Console, report);
    }
}
