using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

internal sealed class IvshmemServerMessage
{
    private static readonly IvshmemServerOptions s_defaults = new();

    public string? Name { get; set; }

    public string? SocketPath { get; set; }

    public long? Size { get; set; }

    public int Vectors { get; set; } = s_defaults.Vectors;

    public int MaxPeers { get; set; } = s_defaults.MaxPeers;

    public RingsMessage? Rings { get; set; }

    public MemoryMessage Memory { get; set; } = new();

    public int SocketPermissions { get; set; } = (int)s_defaults.Access.Mode;

    public uint? OwnerId { get; set; }

    public uint? GroupId { get; set; }

    public TimeSpan ReadTimeout { get; set; } = s_defaults.ReadTimeout;

    public static IvshmemServerMessage From(DataPlaneIvshmemServer value) => new()
    {
        Name = value.Name,
        SocketPath = value.SocketPath,
        Size = value.Options.Size,
        Vectors = value.Options.Vectors,
        MaxPeers = value.Options.MaxPeers,
        Rings = value.Options.Rings is { } rings ? RingsMessage.From(rings) : null,
        Memory = MemoryMessage.From(value.Options.Memory),
        SocketPermissions = (int)value.Options.Access.Mode,
        OwnerId = value.Options.Access.OwnerId,
        GroupId = value.Options.Access.GroupId,
        ReadTimeout = value.Options.ReadTimeout,
    };

    public DataPlaneIvshmemServer ToValue() => new()
    {
        Name = Limits.Text(Name, "ivshmem server's name"),
        SocketPath = Limits.Text(SocketPath, "path of the ivshmem server's socket"),
        Options = new()
        {
            Size = Size,
            Vectors = Vectors,
            MaxPeers = MaxPeers,
            Rings = Rings?.ToValue(),
            Memory = Limits.Needed(Memory, "memory of the ivshmem server").ToValue(),
            Access = new() { Mode = Limits.SocketMode(SocketPermissions), OwnerId = OwnerId, GroupId = GroupId },
            ReadTimeout = ReadTimeout,
        },
    };
}
