using System.CommandLine;
using KvmNfv.Channels;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel serve</c>: an ivshmem server until Ctrl-C or a time ends it; both are success.</summary>
internal sealed class ChannelServeCommand : ChannelVerb
{
    private static readonly string[] s_headings = ["PEERS", "JOINED", "LEFT", "REFUSED", "VIOLATIONS", "UNREAD", "NEW MEMORY"];

    private readonly Argument<string> _socket = new("socket") { Description = "Where the socket is made; at most 107 bytes." };
    private readonly Option<long?> _size = ByteOption.Create("--size", "The memory: a power of two. Default: the smallest that holds the rings, at least 1MiB.");
    private readonly Option<int?> _vectors = NumberOption.Create("--vectors", "Interrupt vectors of each peer; all devices must have as many. Default: 2.", 1, 64);
    private readonly Option<int?> _peers = NumberOption.Create("--peers", "Peers at a time. All of them can read and write all of the memory. Default: 2.", 1, 256);
    private readonly Option<bool> _raw = new("--raw") { Description = "Leave the memory zero, rather than lay in the two rings of a channel." };
    private readonly ChannelRingOptions _rings = new();
    private readonly SocketAccessOptions _access = new();
    private readonly FollowOptions _follow = new();

    public ChannelServeCommand(GlobalOptions options, CliConsole console)
        : base("serve", "Serves memory and doorbells to QEMU's ivshmem-doorbell devices and to host processes, and counts what they do, until Ctrl-C.", options, console)
    {
        Arguments.Add(_socket);
        foreach (var option in new Option[] { _size, _vectors, _peers, _raw })
            Options.Add(option);
        _rings.AddTo(this);
        _access.AddTo(this);
        _follow.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetResult(_raw) is { Implicit: false } && _rings.IsGiven(result))
                result.AddError("--raw leaves the memory zero, so there are no rings to describe: give either");
        });
    }

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (peers, vectors) = (parsed.GetValue(_peers) ?? 2, parsed.GetValue(_vectors) ?? 2);
        // Rings join two; with more peers the memory is theirs to divide.
        var raw = parsed.GetValue(_raw) || (peers != 2 && !_rings.IsGiven(parsed.CommandResult));
        using var server = IvshmemServer.Start(parsed.GetRequiredValue(_socket), new IvshmemServerOptions
        {
            Size = parsed.GetValue(_size),
            Vectors = vectors,
            MaxPeers = peers,
            Rings = raw ? null : _rings.Read(parsed, doorbells: vectors > 1),
            Memory = _rings.Memory(parsed),
            Access = _access.Read(parsed),
        });
        await _follow.FollowAsync(Console, parsed, WantsJson(parsed), () => ServeStatus.Of(server), CliJson.Lines.ServeStatus, status => (s_headings, [status.Row()]), cancellationToken).ConfigureAwait(false);
    }
}
