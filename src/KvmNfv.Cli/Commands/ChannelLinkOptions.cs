using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KvmNfv.Channels;
using KvmNfv.Cli.Measuring;

namespace KvmNfv.Cli.Commands;

/// <summary>Which channel is measured, and how its ends are opened.</summary>
internal sealed class ChannelLinkOptions
{
    private readonly Argument<ChannelAddress> _channel = new("channel")
    {
        Description = $"{ChannelAddress.Expected}. A KIND alone is made for the measurement, and the other side is started.",
        CustomParser = result =>
        {
            if (ChannelAddress.Parse(result.Tokens[0].Value) is { } address)
                return address;
            result.AddError($"'{result.Tokens[0].Value}' is not a channel: use {ChannelAddress.Expected}");
            return null;
        },
    };

    private readonly Option<WaitPolicy> _wait = WordOption.Create("--wait", "How this side waits: it polls, polls and then sleeps until the other rings, or sleeps at once.", WaitPolicy.Poll,
        ("poll", WaitPolicy.Poll), ("adaptive", WaitPolicy.Adaptive), ("sleep", WaitPolicy.Sleep));

    private readonly Option<int[]?> _cpus = new("--cpus")
    {
        Description = "Bind this side to a CPU and, where it is started here, the other side to another one.",
        HelpName = "CPU[,CPU]",
        CustomParser = result =>
        {
            var numbers = result.Tokens[0].Value.Split(',').Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < ThreadAffinity.MaxCpus ? n : -1).ToArray();
            if (numbers.Length is 1 or 2 && !numbers.Contains(-1))
                return numbers;
            result.AddError($"'{result.Tokens[0].Value}' is not understood by --cpus: use one CPU or two, such as 2,3");
            return null;
        },
    };

    private readonly Option<ChannelSide?> _side = WordOption.Create<ChannelSide?>("--side", "Of an ivshmem-plain channel, which end to take. Default: the first for whoever makes it, the second for the other.", null, ("first", ChannelSide.First), ("second", ChannelSide.Second));

    private readonly Option<IPAddress?> _guest = new("--guest-address")
    {
        Description = "Of a vhost-user channel: the VM's IPv4 address. Messages go as ICMP echo requests then, which its kernel answers; without it the VM must send every frame back.",
        HelpName = "A.B.C.D",
        CustomParser = result =>
        {
            if (IPAddress.TryParse(result.Tokens[0].Value, out var address) && address.AddressFamily == AddressFamily.InterNetwork)
                return address;
            result.AddError($"'{result.Tokens[0].Value}' is not an IPv4 address");
            return null;
        },
    };

    private readonly Option<bool> _listen = new("--listen") { Description = "Of a vhost-user channel: listen for QEMU, rather than connect to it." };
    private readonly Option<int?> _patience = new("--patience") { Description = "How long to wait for the other side. Default: 30, and without end for the side that answers.", HelpName = "SECONDS" };
    private readonly ChannelRingOptions _rings = new();

    public void AddTo(Command command)
    {
        Seconds.AddCheck(_patience, minimum: 1);
        command.Arguments.Add(_channel);
        foreach (var option in new Option[] { _wait, _cpus, _side, _guest, _listen, _patience })
            command.Options.Add(option);
        _rings.AddTo(command);
    }

    public ChannelAddress Channel(ParseResult parsed) => parsed.GetRequiredValue(_channel);

    public WaitPolicy Wait(ParseResult parsed) => parsed.GetValue(_wait);

    public IReadOnlyList<int> Cpus(ParseResult parsed) => parsed.GetValue(_cpus) ?? [];

    /// <summary>How an end is opened.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="answers">Whether it is the side that answers.</param>
    public LinkOptions Read(ParseResult parsed, bool answers)
    {
        var (kind, wait) = (Channel(parsed).Kind, Wait(parsed));
        var rings = _rings.Read(parsed, doorbells: wait != WaitPolicy.Poll && kind is not (ChannelKind.ShmFile or ChannelKind.IvshmemPlain));
        var patience = parsed.GetValue(_patience) is { } seconds ? TimeSpan.FromSeconds(seconds) : answers ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(30);
        return new(rings, wait, parsed.GetValue(_side), parsed.GetValue(_guest), parsed.GetValue(_listen), Join: false, patience);
    }

    /// <summary>What tells another process to open the other end alike.</summary>
    public IEnumerable<string> Arguments(ParseResult parsed) => _rings.Arguments(parsed).Concat(["--wait", parsed.GetValue(_wait).ToString().ToLowerInvariant()]);
}
