namespace KvmNfv.Channels;

/// <summary>The two ends of a channel in a file.</summary>
public enum ChannelSide
{
    /// <summary>Sends into the first ring; usually the one that made the channel.</summary>
    First,

    /// <summary>Sends into the second ring.</summary>
    Second,
}
