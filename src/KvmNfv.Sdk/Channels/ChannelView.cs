using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>A channel as a domain's document has it.</summary>
internal sealed record ChannelView(string Name, ChannelKind Kind, string Document)
{
    /// <summary>Where libvirt expects ivshmem memory (<c>qemuBuildShmemBackendMemProps</c>).</summary>
    public const string MemoryFolder = "/dev/shm/";

    // qemuDomainShmemDefPostParse.
    private static readonly MemorySize s_defaultSize = MemorySize.FromMiB(4);

    /// <summary>The memory's file or the socket.</summary>
    public string? Path { get; init; }

    public string? Alias { get; init; }

    public MemorySize? Size { get; init; }

    public uint? Vectors { get; init; }

    public bool IsMaster { get; init; }

    /// <summary>Whether QEMU listens on the socket.</summary>
    public bool QemuListens { get; init; }

    public uint QueuePairs { get; init; } = 1;

    public MacAddress? Mac { get; init; }

    public bool HasMemoryFile => Kind is ChannelKind.IvshmemPlain or ChannelKind.Ivshmem && Size is not null;

    /// <summary>The channels of a domain.</summary>
    public static IReadOnlyList<ChannelView> Of(DomainDocument document) =>
        [.. document.Devices.SharedMemories.Select(Of), .. document.Devices.Interfaces.OfType<VhostUserInterface>().Select(Of)];

    public static ChannelView Of(SharedMemory memory)
    {
        var kind = memory.Model.Type?.Value switch
        {
            "ivshmem-plain" => ChannelKind.IvshmemPlain, "ivshmem-doorbell" => ChannelKind.IvshmemDoorbell, _ => ChannelKind.Ivshmem,
        };
        var name = memory.Name ?? "";
        return new ChannelView(name, kind, memory.ToString())
        {
            Alias = memory.Alias.Name,
            // qemuDomainPrepareShmemChardev: a server without a path has one there.
            Path = memory.Server.Exists ? memory.Server.Path ?? $"/var/lib/libvirt/shmem-{name}-sock" : MemoryFolder + name,
            Size = memory.Server.Exists ? null : memory.Size ?? s_defaultSize,
            Vectors = memory.Msi.Vectors,
            IsMaster = memory.Role == "master",
        };
    }

    public static ChannelView Of(VhostUserInterface nic)
    {
        var alias = nic.Alias.Name;
        var own = alias?.StartsWith("ua-", StringComparison.Ordinal) == true ? alias[3..] : null;
        return new ChannelView(own ?? (nic.Source.Path is { } path ? System.IO.Path.GetFileName(path) : nic.Mac.Address?.ToString() ?? ""), ChannelKind.VhostUser, nic.ToString())
        {
            Alias = alias,
            Path = nic.Source.Path,
            QemuListens = nic.Source.Mode == VhostUserMode.Server,
            QueuePairs = nic.Driver.Queues ?? 1,
            Mac = nic.Mac.Address,
        };
    }

    /// <summary>Whether somebody means this channel.</summary>
    public bool Is(string name) => Name == name || Alias == name || Alias == ChannelName.Alias(name) || Path == name || (Mac is not null && Mac.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is what was asked for; what libvirt chose by itself does not count.</summary>
    public bool Fulfils(ChannelView wanted) =>
        Kind == wanted.Kind && Path == wanted.Path && Size == wanted.Size && Vectors == wanted.Vectors && IsMaster == wanted.IsMaster
        && QemuListens == wanted.QemuListens && QueuePairs == wanted.QueuePairs && (wanted.Mac is null || wanted.Mac == Mac);
}
