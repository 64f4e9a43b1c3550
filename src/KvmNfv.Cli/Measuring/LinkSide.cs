using System.Diagnostics;

namespace KvmNfv.Cli.Measuring;

/// <summary>What both sides of a measurement share: buffers and waiting.</summary>
/// <param name="link">This end.</param>
/// <param name="wait">How it waits.</param>
/// <param name="stop">Ends it.</param>
internal abstract class LinkSide(MessageLink link, WaitPolicy wait, CancellationToken stop)
{
    /// <summary>The most messages of a burst.</summary>
    public const int MostBurst = 256;

    /// <summary>How long an end waits for the other's next word.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    private readonly byte[] _messages = new byte[MostBurst * link.Most];
    private readonly int[] _lengths = new int[MostBurst];

    protected MessageLink Link { get; } = link;

    protected int Received { get; private set; }

    protected bool Stopped => stop.IsCancellationRequested;

    protected Span<byte> Message(int index) => _messages.AsSpan(index * Link.Most, _lengths[index]);

    /// <summary>Takes what is there.</summary>
    protected bool TryReceive(int most = MostBurst) => (Received = Link.Receive(_messages, _lengths.AsSpan(0, most))) > 0;

    /// <summary>Waits until something was taken.</summary>
    /// <returns>False when the peer is gone, the time is up, or the user has called it off.</returns>
    protected bool Receive(TimeSpan patience, int most = MostBurst)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; ; round++)
        {
            if (TryReceive(most))
                return true;
            if (wait != WaitPolicy.Poll)
                Link.WaitToReceive(s_look);
            else
                Thread.SpinWait(1);
            if ((wait != WaitPolicy.Poll || (round & 0xfff) == 0xfff) && (Stopped || Stopwatch.GetElapsedTime(start) > patience || (Link.PeerIsGone && !TryLast(most))))
                return Received > 0;
        }
    }

    /// <summary>Sends one message, when there is room.</summary>
    /// <returns>False as <see cref="Receive"/>.</returns>
    protected bool Send(ReadOnlySpan<byte> message)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; ; round++)
        {
            if (Link.Send(message, 0, message.Length, 1) == 1)
                return true;
            if (wait != WaitPolicy.Poll)
                Link.WaitToSend(message.Length, s_look);
            else
                Thread.SpinWait(1);
            if ((wait != WaitPolicy.Poll || (round & 0xfff) == 0xfff) && (Stopped || Stopwatch.GetElapsedTime(start) > Patience || Link.PeerIsGone))
                return false;
        }
    }

    // What it sent before it went must not be missed.
    private bool TryLast(int most) => TryReceive(most);
}
