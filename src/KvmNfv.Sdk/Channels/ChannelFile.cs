namespace KvmNfv.Sdk.Channels;

/// <summary>What is at a path; of a link the link itself.</summary>
internal sealed record ChannelFile(string Path, ChannelFileKind Kind)
{
    public static ChannelFile Missing { get; } = new("", ChannelFileKind.Missing);

    public ulong Size { get; init; }

    /// <summary>The permission bits, with set-user-id, set-group-id and sticky.</summary>
    public UnixFileMode Mode { get; init; }

    public uint OwnerId { get; init; }

    public uint GroupId { get; init; }

    /// <summary>Names that it has; a socket or file of ours has one.</summary>
    public uint Links { get; init; } = 1;

    /// <summary>Whether somebody listens on it, seen in this process's network namespace.</summary>
    public bool Listening { get; init; }

    public bool Exists => Kind != ChannelFileKind.Missing;

    public bool OthersMay => (Mode & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0;

    /// <summary>Whether a user may do all of what the bits of one class (read 4, write 2, execute 1) say.</summary>
    public bool Allows(ChannelUser user, int bits)
    {
        if (user.Id == 0)
            return true;
        var shift = user.Id == OwnerId ? 6 : user.Groups.Contains(GroupId) ? 3 : 0;
        return (((int)Mode >> shift) & bits) == bits;
    }
}
