namespace KvmNfv.Cli.Measuring;

/// <summary>The side that measures: what its measurements share.</summary>
internal abstract class MeasuringSide(MessageLink link, WaitPolicy wait, CancellationToken stop) : LinkSide(link, wait, stop)
{
    private readonly byte[] _mark = new byte[Math.Max(MessageHeader.Size, link.Least)];

    /// <summary>Waits until the other side has read everything, and asks what it says of itself.</summary>
    /// <exception cref="CliException">It doesn't answer.</exception>
    protected MarkAnswer Mark()
    {
        MessageHeader.WriteMark(_mark, MessageHeader.Unknown, 0, 0);
        if (!Send(_mark))
            throw Gone("takes nothing");
        while (Receive(Patience))
        {
            for (var i = 0; i < Received; i++)
            {
                if (Message(i).Length >= MessageHeader.Size && MessageHeader.Number(Message(i)) == MessageHeader.Mark)
                    return MessageHeader.Answer(Message(i));
            }
        }

        throw Gone("does not answer");
    }

    /// <summary>Why a measurement can't go on.</summary>
    protected Exception Gone(string what) => Stopped ? new OperationCanceledException()
        : new CliException(Link.PeerIsGone ? "the other side is gone: it ended, or closed its end of the channel" : $"the other side {what}: is one there, started with --echo or --sink?");

    /// <summary>Of one CPU, how much was used.</summary>
    protected static double? Share(long? before, long? after, TimeSpan time) => after - before is { } used ? Math.Round(used / time.TotalNanoseconds, 3) : null;
}
