using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A back-end session in this process with a front-end on it; single-threaded: after each message the session has its turn.</summary>
internal sealed class TestDevice : IVhostUserDataPath, IDisposable
{
    private readonly VhostUserConnection _back;
    private readonly FrameHolder _holder = new();

    public TestDevice(DeviceOptions? options = null)
    {
        var (front, back) = FrontEnd.Pair();
        _back = new(back);
        Device = new(options ?? new(), this);
        Session = new(_back, Device);
        Front = new(front, Turn);
    }

    public VhostUserDevice Device { get; }

    public VhostUserSession Session { get; }

    public FrontEnd Front { get; }

    public List<ulong> Announced { get; } = [];

    public FrameHolder Holder => _holder;

    public IReadOnlyList<FrameHolder> Holders => [_holder];

    public Virtqueue Queue(int index) => Device.Queue(index) ?? throw new AssertionException($"Queue {index} doesn't run.");

    /// <summary>A device with rings that run: the guest's receive and transmit queue.</summary>
    public (DriverQueue Receive, DriverQueue Transmit) Start(TestMemory memory, VirtioFeatures features, uint size = 256)
    {
        Front.Negotiate(features);
        Assert.That(Front.SetMemory(memory), Is.Zero);
        var packed = features.HasFlag(VirtioFeatures.Packed);
        var (receive, transmit) = (DriverQueue.Create(packed, memory, size), DriverQueue.Create(packed, memory, size));
        Front.SetRing(0, receive);
        Front.SetRing(1, transmit);
        return (receive, transmit);
    }

    public void Turn()
    {
        while (_back.Wait(TimeSpan.Zero))
        {
            using var message = _back.Receive();
            if (message is null)
                return;
            Session.Handle(message);
        }
    }

    public void KickedBy(int index, Microsoft.Win32.SafeHandles.SafeFileHandle? kick)
    {
    }

    public void Started(int index, Virtqueue queue) => queue.WantKicks(false);

    public void Stopping(int index, Virtqueue queue)
    {
    }

    public void Announce(ulong macAddress) => Announced.Add(macAddress);

    public void Dispose()
    {
        Session.Dispose();
        Device.Retired.Dispose();
        Front.Dispose();
        _back.Dispose();
    }
}
