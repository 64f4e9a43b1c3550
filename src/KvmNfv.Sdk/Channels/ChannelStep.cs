namespace KvmNfv.Sdk.Channels;

/// <summary>One step of attaching or detaching a channel.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subject">What it does it to: a path, or the domain's name.</param>
/// <param name="Reason">Why.</param>
public sealed record ChannelStep(ChannelStepKind Kind, string Subject, string Reason)
{
    /// <summary>The device's document, of the steps that attach or detach one; else null.</summary>
    public string? Document { get; init; }

    /// <summary>The bytes of memory to make; else null.</summary>
    public ulong? Size { get; init; }

    /// <summary>The user, by number, who is to own the file or folder; null leaves it.</summary>
    public uint? OwnerId { get; init; }

    /// <summary>The group, by number, that is to own the folder; null leaves it.</summary>
    public uint? GroupId { get; init; }
}
