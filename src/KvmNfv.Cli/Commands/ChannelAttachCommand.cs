using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel attach</c>: gives a domain a channel; exit code 1 if it is refused or rolled back.</summary>
internal sealed class ChannelAttachCommand : ChannelVerb
{
    private readonly Argument<string> _domain = DomainArgument.Create();
    private readonly Argument<string> _channel = new("channel") { Description = "Its name; of ivshmem-plain that of the memory in /dev/shm." };
    private readonly Option<ChannelKind> _kind = WordOption.Create("--kind", "The device.", ChannelKind.IvshmemPlain,
        ("ivshmem-plain", ChannelKind.IvshmemPlain), ("ivshmem-doorbell", ChannelKind.IvshmemDoorbell), ("vhost-user", ChannelKind.VhostUser));
    private readonly Option<long?> _size = ByteOption.Create("--size", "Of ivshmem-plain, the memory: a power of two from 1MiB. Default: 1MiB.");
    private readonly Option<bool> _master = new("--master") { Description = "Of ivshmem, let the memory migrate with this guest." };
    private readonly Option<string?> _socket = new("--socket") { Description = "The socket of an ivshmem server or vhost-user back-end, from the root folder.", HelpName = "PATH" };
    private readonly Option<int?> _vectors = NumberOption.Create("--vectors", "Of ivshmem-doorbell, interrupts. Default: 2.", 1, 2048);
    private readonly Option<bool> _connect = new("--qemu-connects") { Description = "Of vhost-user, let QEMU connect to a back-end that listens, rather than listen itself." };
    private readonly Option<int?> _queues = NumberOption.Create("--queues", "Of vhost-user, pairs of queues, no more than the back-end's. Default: 1.", 1, 511);
    private readonly Option<int?> _queueSize = NumberOption.Create("--queue-size", "Of vhost-user, entries of each queue. Default: 1024.", 256, 1024);
    private readonly Option<MacAddress?> _mac = WordOption.Parsed<MacAddress>("--mac", "Of vhost-user, the interface's address.", "MAC", MacAddress.TryParse, "an address such as 52:54:00:12:34:56");
    private readonly Option<int?> _mtu = NumberOption.Create("--mtu", "Of vhost-user, the MTU that the guest is told.", 68, 65535);
    private readonly Option<bool> _packed = new("--packed") { Description = "Of vhost-user, packed rings where the back-end takes them." };
    private readonly Option<int?> _group = NumberOption.Create("--back-end-group", "The group of the back-end's user, which a folder that is made for the socket lets in.", 0, int.MaxValue, "GID");
    private readonly Option<int?> _backEnd = NumberOption.Create("--back-end-timeout", "Seconds that a running guest may stand still for its back-end. Default: 10.", 1, 3600, "S");
    private readonly ChannelScopeOptions _scope = new();

    public ChannelAttachCommand(GlobalOptions options, CliConsole console)
        : base("attach", "Gives a domain a channel, defined or running, after checking what would go wrong; what fails is undone.", options, console)
    {
        Arguments.Add(_domain);
        Arguments.Add(_channel);
        foreach (var option in new Option[] { _kind, _size, _master, _socket, _vectors, _connect, _queues, _queueSize, _mac, _mtu, _packed, _group, _backEnd })
            Options.Add(option);
        _scope.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetResult(_kind) is { Errors: var errors } && errors.Any())
                return;
            // Where the option is absent, its default is not there yet.
            var kind = result.GetResult(_kind) is { Implicit: false } ? result.GetValue(_kind) : ChannelKind.IvshmemPlain;
            if (kind != ChannelKind.IvshmemPlain && result.GetValue(_socket) is null)
                result.AddError("--socket says where the server or back-end is");
            foreach (var option in Others(kind).Where(o => result.GetResult(o) is { Implicit: false }))
                result.AddError($"{option.Name} is nothing of the kind that --kind names");
        });
    }

    protected override async Task RunChannelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = Request(parsed);
        var options = _scope.Read(parsed) with { BackEndGroup = (uint?)parsed.GetValue(_group), BackEndTimeout = TimeSpan.FromSeconds(parsed.GetValue(_backEnd) ?? 10) };
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var domain = await DomainArgument.FindAsync(connection, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        Failed = _scope.IsDryRun(parsed)
            ? ChannelText.Write(Console, await new ChannelAttacher().PlanAttachAsync(connection, domain, request, options, cancellationToken).ConfigureAwait(false), WantsJson(parsed))
            : ChannelText.Write(Console, await new ChannelAttacher().AttachAsync(connection, domain, request, options, cancellationToken).ConfigureAwait(false), WantsJson(parsed));
    }

    private ChannelRequest Request(ParseResult parsed)
    {
        var (name, role) = (parsed.GetRequiredValue(_channel), parsed.GetValue(_master) ? IvshmemRole.Master : IvshmemRole.Peer);
        return parsed.GetValue(_kind) switch
        {
            ChannelKind.IvshmemDoorbell => new IvshmemDoorbellRequest { Name = name, SocketPath = parsed.GetValue(_socket)!, Vectors = (uint)(parsed.GetValue(_vectors) ?? 2), Role = role },
            ChannelKind.VhostUser => new VhostUserRequest
            {
                Name = name, SocketPath = parsed.GetValue(_socket)!, QemuListens = !parsed.GetValue(_connect), QueuePairs = (uint)(parsed.GetValue(_queues) ?? 1),
                QueueSize = (uint)(parsed.GetValue(_queueSize) ?? 1024), Mac = parsed.GetValue(_mac), Mtu = (uint?)parsed.GetValue(_mtu), PackedRings = parsed.GetValue(_packed) ? true : null,
            },
            _ => new IvshmemPlainRequest { Name = name, Size = MemorySize.FromBytes((ulong)(parsed.GetValue(_size) ?? 1 << 20)), Role = role },
        };
    }

    private Option[] Others(ChannelKind kind) => kind switch
    {
        ChannelKind.IvshmemPlain => [_socket, _vectors, _connect, _queues, _queueSize, _mac, _mtu, _packed],
        ChannelKind.IvshmemDoorbell => [_size, _connect, _queues, _queueSize, _mac, _mtu, _packed],
        _ => [_size, _master, _vectors],
    };
}
