namespace KvmNfv.Cli.Measuring;

/// <summary>The side that is measured against: reads everything, sends back what is wanted back, and answers marks, until the other side goes.</summary>
internal sealed class Answerer(MessageLink link, WaitPolicy wait, CancellationToken stop) : LinkSide(link, wait, stop)
{
    private readonly byte[] _mark = new byte[Math.Max(MessageHeader.Size, link.Least)];
    private long _next, _counted, _wrong;

    /// <summary>Messages read.</summary>
    public long Count { get; private set; }

    /// <summary>Messages sent back.</summary>
    public long Echoed { get; private set; }

    public void Run()
    {
        while (!Stopped)
        {
            // A pause of the other side is none of its death.
            if (!Receive(TimeSpan.MaxValue))
                return;
            for (var i = 0; i < Received; i++)
            {
                if (!Answer(Message(i)))
                    return;
            }
        }
    }

    private bool Answer(Span<byte> message)
    {
        if (message.Length < sizeof(long))
            return true;
        var number = MessageHeader.Number(message);
        if (number == MessageHeader.Mark)
        {
            MessageHeader.WriteMark(_mark, MessageHeader.ProcessorTime, _counted, _wrong);
            (_next, _counted, _wrong) = (0, 0, 0);
            return Send(_mark);
        }

        Count++;
        if ((number & MessageHeader.Echo) != 0)
        {
            Echoed++;
            return Send(message);
        }

        if (number != _next)
            _wrong++;
        _next = number + 1;
        _counted++;
        return true;
    }
}
