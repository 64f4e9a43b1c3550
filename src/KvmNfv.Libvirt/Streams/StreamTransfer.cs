namespace KvmNfv.Libvirt;

/// <summary>Reads some bytes into a buffer; 0 at the end.</summary>
internal delegate int StreamReader(Span<byte> buffer);

/// <summary>Takes some bytes.</summary>
internal delegate void StreamWriter(ReadOnlySpan<byte> data);

/// <summary>The managed side of one whole transfer, lent to libvirt for its time.</summary>
internal sealed class StreamTransfer
{
    public StreamReader? Read { get; init; }

    public StreamWriter? Write { get; init; }

    public ISparseSource? SparseSource { get; init; }

    public ISparseSink? SparseSink { get; init; }

    /// <summary>What a callback threw; libvirt only learns that it failed.</summary>
    public Exception? Failure { get; set; }
}
