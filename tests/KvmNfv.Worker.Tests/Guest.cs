using KvmNfv.Channels.Tests.VhostUser;
using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Worker.Tests;

/// <summary>A guest that numbers its frames, and whose front-end connects again after its back-end died, with the same memory and rings, as QEMU's does.</summary>
internal sealed class Guest : IDisposable
{
    public const VirtioFeatures Features = VirtioFeatures.Version1 | VirtioFeatures.MergeableBuffers;

    private const int FrameSize = 60;

    private readonly TestGuest _guest;
    private readonly string _path;
    private readonly byte[] _frame = new byte[FrameSize];
    private FrontEnd? _again;

    public Guest(string path, byte number)
    {
        _path = path;
        _guest = new(path, Features);
        // To the other one of two, from this one; locally administered addresses, the type for experiments.
        byte[] header = [2, 0, 0, 0, 0, (byte)(3 - number), 2, 0, 0, 0, 0, number, 0x88, 0xb5];
        header.CopyTo(_frame, 0);
    }

    public long Sent { get; private set; }

    public long Received { get; private set; }

    /// <summary>The last frame's number.</summary>
    public long Last { get; private set; } = -1;

    public void Send()
    {
        BitConverter.TryWriteBytes(_frame.AsSpan(14), Sent++);
        _guest.Send(_frame);
    }

    /// <summary>Takes what came; numbers must rise.</summary>
    public void Receive()
    {
        while (_guest.Receive() is { } frame)
        {
            Assert.That(frame, Has.Length.EqualTo(FrameSize));
            var number = BitConverter.ToInt64(frame, 14);
            Assert.That(number, Is.GreaterThan(Last));
            Last = number;
            Received++;
        }
    }

    /// <summary>A new connection; the rings go on where the used indices say that they are.</summary>
    public void Reconnect()
    {
        _again?.Dispose();
        _again = FrontEnd.Connect(_path);
        _again.Negotiate(Features);
        Assert.That(_again.SetMemory(_guest.Memory), Is.Zero);
        foreach (var (index, queue) in new[] { (0u, _guest.Receiving), (1u, _guest.Transmit) })
            _again.SetRing(index, queue, position: UsedIndex(queue));
        // The rings are started when this has been answered.
        _again.Get(VhostUserRequest.GetStatus);
    }

    public void Dispose()
    {
        _again?.Dispose();
        _guest.Dispose();
    }

    /// <summary>Sends from one to the other, one at a time, until so many more have come.</summary>
    public static void Exchange(Guest from, Guest to, int frames)
    {
        // No limit but for a frame that doesn't come: a busy machine may take its time.
        for (var target = to.Received + frames; to.Received < target;)
        {
            // Fewer than the ring has, so that none is dropped for want of room.
            for (var i = 0; i < 16; i++)
                from.Send();
            var expected = from.Sent - 1;
            Assert.That(SpinWait.SpinUntil(() =>
            {
                to.Receive();
                return to.Last >= expected;
            }, TimeSpan.FromMinutes(1)), $"Frame {expected} got lost.");
        }
    }

    private static unsafe uint UsedIndex(DriverQueue queue) => ((SplitDriver)queue).Used[1];
}
