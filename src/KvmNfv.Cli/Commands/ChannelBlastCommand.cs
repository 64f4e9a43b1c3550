using System.CommandLine;
using System.Globalization;
using KvmNfv.Cli.Measuring;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel blast</c>: how many messages of which sizes and bursts go through a channel.</summary>
internal sealed class ChannelBlastCommand : ChannelVerb
{
    private readonly ChannelLinkOptions _link = new();
    private readonly Option<bool> _sink = new("--sink") { Description = "Be the side that reads, until the other side goes." };
    private readonly Option<int[]> _sizes = Numbers("--sizes", "Bytes of the messages, at least 32.", 1 << 24, 64, 256, 1518);
    private readonly Option<int[]> _bursts = Numbers("--bursts", $"Messages of a burst, at most {LinkSide.MostBurst}.", LinkSide.MostBurst, 32);
    private readonly Option<bool> _loop = new("--loop") { Description = "Count what comes back, for another side that only sends back what it gets." };
    private readonly Option<int?> _window = NumberOption.Create("--window", "With --loop, the most messages under way. Default: 256.", LinkSide.MostBurst, 1 << 16);
    private readonly Option<TimeSpan?> _duration = WordOption.Parsed<TimeSpan>("--duration", "The time of each size and burst. Default: 1s.", "TIME", Duration.TryParse, Duration.Expected);

    public ChannelBlastCommand(GlobalOptions options, CliConsole console)
        : base("blast", "Measures throughput over a channel, or over what channels are compared with, by size and burst; every message is written and read whole.", options, console)
    {
        _link.AddTo(this);
        foreach (var option in new Option[] { _sink, _sizes, _bursts, _loop, _window, _duration })
            Options.Add(option);
    }

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_sink))
        {
            var (messages, _) = await ChannelMeasurement.AnswerAsync(_link, parsed, cancellationToken).ConfigureAwait(false);
            Console.Error.WriteLine($"{messages} messages read");
            return;
        }

        var (wait, loop) = (_link.Wait(parsed), parsed.GetValue(_loop));
        var points = await ChannelMeasurement.RunAsync(_link, parsed, end => Points(parsed, end, wait, loop, cancellationToken), cancellationToken).ConfigureAwait(false);
        var channel = _link.Channel(parsed);
        if (channel.Kind == ChannelKind.Loopback)
            points = [.. points.Select(p => p with { Cpu = p.Cpu with { Peer = null } })];
        var report = new BlastReport(channel.ToString(), wait, _link.Cpus(parsed), loop, points);
        if (WantsJson(parsed))
            Console.WriteJson(report, CliJson.Readable.BlastReport);
        else
            BlastText.Write(Console, report);
    }

    private List<BlastPoint> Points(ParseResult parsed, MessageLink end, WaitPolicy wait, bool loop, CancellationToken cancellationToken)
    {
        var (sizes, bursts, duration) = (parsed.GetRequiredValue(_sizes), parsed.GetRequiredValue(_bursts), parsed.GetValue(_duration) ?? TimeSpan.FromSeconds(1));
        foreach (var size in sizes)
            MessageSize.Check(end, size);
        var blaster = new Blaster(end, wait, cancellationToken);
        var window = parsed.GetValue(_window) ?? LinkSide.MostBurst;
        return [.. sizes.SelectMany(size => bursts.Select(burst => loop ? blaster.Loop(size, burst, window, duration) : blaster.OneWay(size, burst, duration)))];
    }

    private static Option<int[]> Numbers(string name, string description, int most, params int[] otherwise) => new(name)
    {
        Description = description,
        HelpName = "N,N,...",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var numbers = result.Tokens[0].Value.Split(',').Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= most ? n : 0).ToArray();
            if (!numbers.Contains(0))
                return numbers;
            result.AddError($"'{result.Tokens[0].Value}' is not understood by {name}: use numbers from 1 to {most}, such as 1,32");
            return otherwise;
        },
    };
}
