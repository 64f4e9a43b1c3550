namespace KvmNfv.Sdk.Channels;

/// <summary>A channel that a guest is to have. Immutable, compares by value.</summary>
public abstract record ChannelRequest
{
    private protected ChannelRequest()
    {
    }

    /// <summary>The channel's name: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, 48 at most. The device's alias is <c>ua-</c> and this name.</summary>
    /// <exception cref="ArgumentException">The name has other characters, or begins with one that is no letter or digit.</exception>
    public required string Name { get; init => field = ChannelName.Checked(value); }
}
