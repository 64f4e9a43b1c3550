namespace KvmNfv.Libvirt;

public sealed partial class LibvirtConnection
{
    // Streams with somebody waiting for them, who must not wait for ever once the connection is gone.
    private readonly HashSet<LibvirtStream> _streams = [];

    /// <summary>Makes a non-blocking stream, gives it to a call that uses it, and wraps it.</summary>
    internal LibvirtDataStream OpenStream(FileAccess access, long? length, Action<nint> use)
    {
        var stream = NewStream(StreamFlags.Nonblock);
        try
        {
            using (var lease = stream.Lease())
                use(lease.Pointer);
            return new(stream, access, length);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    internal void Remember(LibvirtStream stream)
    {
        lock (_streams)
            _streams.Add(stream);
    }

    internal void Forget(LibvirtStream stream)
    {
        lock (_streams)
            _streams.Remove(stream);
    }

    private void EndStreams()
    {
        LibvirtStream[] streams;
        lock (_streams)
        {
            streams = [.. _streams];
            _streams.Clear();
        }
        foreach (var stream in streams)
            stream.StopWatching();
    }
}
