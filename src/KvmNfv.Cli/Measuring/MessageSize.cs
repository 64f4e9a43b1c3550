namespace KvmNfv.Cli.Measuring;

/// <summary>Which sizes a channel's measurement may have.</summary>
internal static class MessageSize
{
    /// <exception cref="CliException">It is too small for a measurement's header, or none of the channel's.</exception>
    public static void Check(MessageLink end, int size)
    {
        var least = Math.Max(MessageHeader.Size, end.Least);
        if (size < least || size > end.Most)
            throw new CliException($"messages of {size} bytes can't be measured here: this channel's have {least} to {end.Most}{(size > end.Most ? "; --message makes the rings' larger" : "")}");
    }
}
