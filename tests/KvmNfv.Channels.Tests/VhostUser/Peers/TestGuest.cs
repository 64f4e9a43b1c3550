using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A guest with one network device on a vhost-user socket: front-end and driver.</summary>
internal sealed unsafe class TestGuest : IDisposable
{
    private const int BufferSize = 2048, Header = 12;

    private readonly Dictionary<ushort, ulong> _receiving = [], _sending = [];
    private readonly Stack<ulong> _free = new();
    private readonly SafeFileHandle _kick = Event(), _call = Event();
    private bool _disposed;

    public TestGuest(string path, VirtioFeatures features, uint size = 64) : this(FrontEnd.Connect(path), features, size)
    {
    }

    public TestGuest(FrontEnd front, VirtioFeatures features, uint size = 64)
    {
        Front = front;
        Memory = new((ulong)size << 16);
        Front.Negotiate(features);
        Assert.That(Front.SetMemory(Memory), Is.Zero);
        var packed = features.HasFlag(VirtioFeatures.Packed);
        (Receiving, Transmit) = (DriverQueue.Create(packed, Memory, size), DriverQueue.Create(packed, Memory, size));
        for (var i = 0; i < size; i++)
        {
            Refill(Memory.Allocate(BufferSize));
            _free.Push(Memory.Allocate(BufferSize));
        }
        Start();
    }

    public FrontEnd Front { get; }

    public TestMemory Memory { get; }

    public DriverQueue Receiving { get; }

    public DriverQueue Transmit { get; }

    public void Start()
    {
        Front.SetRing(0, Receiving, _kick, _call);
        Front.SetRing(1, Transmit, _kick, _call);
        // The ring is started when this has been answered.
        Front.Get(VhostUserRequest.GetStatus);
    }

    public void Send(ReadOnlySpan<byte> frame)
    {
        if (!TrySend(frame))
            throw new InvalidOperationException("The device has taken none of the frames before.");
    }

    public bool TrySend(ReadOnlySpan<byte> frame)
    {
        while (Transmit.TryTake(out var done, out _))
            _free.Push(_sending[done]);
        if (!_free.TryPop(out var buffer))
            return false;
        Memory.Bytes(buffer, Header).Clear();
        frame.CopyTo(Memory.Bytes(buffer + Header, frame.Length));
        _sending[Transmit.Offer(new TestBuffer(buffer, (uint)(frame.Length + Header)))] = buffer;
        return true;
    }

    /// <summary>The next frame, or null.</summary>
    public byte[]? Receive()
    {
        if (!Receiving.TryTake(out var id, out var written))
            return null;
        var buffer = _receiving[id];
        var frame = Memory.Bytes(buffer + Header, (int)written - Header).ToArray();
        Refill(buffer);
        return frame;
    }

    public bool WantsKick() => Transmit is PackedDriver packed ? packed.DeviceEvent >> 16 == 0 : ((SplitDriver)Transmit).AvailableEvent == ((SplitDriver)Transmit).Available[1];

    public void Kick()
    {
        var one = 1ul;
        Assert.That(Libc.Write(_kick, &one, 8), Is.EqualTo((nint)8));
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Front.Dispose();
        Memory.Dispose();
        _kick.Dispose();
        _call.Dispose();
    }

    private static SafeFileHandle Event() => new(Libc.Check(Libc.EventDescriptor(0, 0x80800), "eventfd"), true);

    private void Refill(ulong buffer) => _receiving[Receiving.Offer(new TestBuffer(buffer, BufferSize, true))] = buffer;
}
