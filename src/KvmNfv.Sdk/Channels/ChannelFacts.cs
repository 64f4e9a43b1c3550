using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>All that a plan is made from: the domain's documents, the host, and what is at the paths that matter.</summary>
internal sealed record ChannelFacts
{
    public required string Domain { get; init; }

    /// <summary>The definition as text; null for a transient domain.</summary>
    public string? Definition { get; init; }

    /// <summary>The running domain's document as text; null where it does not run.</summary>
    public string? Running { get; init; }

    public bool Paused { get; init; }

    /// <summary>The hypervisor is on this machine, so that its files can be seen.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The user that runs QEMU; null where that is not known.</summary>
    public ChannelUser? Qemu { get; init; }

    /// <summary>This process's user.</summary>
    public uint User { get; init; }

    public IReadOnlyDictionary<string, ChannelFile> Files { get; init; } = new Dictionary<string, ChannelFile>();

    /// <summary>Channels of the host's other domains, with those domains' names.</summary>
    public IReadOnlyList<(string Domain, ChannelView Channel)> Others { get; init; } = [];

    public ChannelScope Has => (Definition is null ? 0 : ChannelScope.Definition) | (Running is null ? 0 : ChannelScope.Running);

    public DomainDocument Document(ChannelScope scope) => DomainDocument.Parse((scope == ChannelScope.Running ? Running : Definition)!);

    public ChannelFile File(string path) => Files.TryGetValue(path, out var file) ? file : ChannelFile.Missing with { Path = path };

    /// <summary>The first folder above a path that a user can't pass through; null where there is none.</summary>
    public ChannelFile? Closed(string path, ChannelUser user)
    {
        const int Execute = 1;
        for (var at = Path.GetDirectoryName(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (File(at) is { Kind: ChannelFileKind.Folder } folder && !folder.Allows(user, Execute))
                return folder;
        }

        return null;
    }
}
