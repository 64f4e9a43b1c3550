namespace KvmNfv.Channels.VhostUser;

/// <summary>The running queues of one device, as the data path sees them, over all connections of its socket.</summary>
internal sealed class VhostUserDevice(DeviceOptions options, IVhostUserDataPath dataPath)
{
    private readonly Vring?[] _vrings = new Vring?[options.QueuePairs * 2];
    private int _isUp;

    public DeviceOptions Options => options;

    public IVhostUserDataPath DataPath => dataPath;

    /// <summary>Memory of earlier tables and connections; the control thread's.</summary>
    public RetiredMemory Retired { get; } = new(dataPath);

    /// <summary>Rings, two for each queue pair: the guest's receive queue, then its transmit queue (virtio 1.2 section 5.1.2).</summary>
    public int RingCount => _vrings.Length;

    /// <summary>Whether a front-end is connected.</summary>
    public bool IsConnected
    {
        get => Volatile.Read(ref _isUp) != 0;
        set => Volatile.Write(ref _isUp, value ? 1 : 0);
    }

    /// <summary>The last fault of a queue or message, for people; null: none yet.</summary>
    public string? LastFault { get; set; }

    /// <summary>Faults of queues and messages so far.</summary>
    public long Faults { get; set; }

    /// <summary>Connections so far.</summary>
    public long Connections { get; set; }

    /// <summary>The running queue, or null.</summary>
    public Virtqueue? Queue(int index) => Volatile.Read(ref _vrings[index])?.Queue;

    public void Publish(int index, Vring? vring) => Volatile.Write(ref _vrings[index], vring);
}
