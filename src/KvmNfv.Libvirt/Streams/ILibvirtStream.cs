namespace KvmNfv.Libvirt;

public partial interface ILibvirtStream
{
    /// <summary>Sends some bytes.</summary>
    Task<StreamResult> SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default);

    /// <summary>Receives some bytes.</summary>
    Task<StreamResult> ReceiveAsync(
        Memory<byte> buffer, StreamRecvFlagsValues flags = StreamRecvFlagsValues.None, CancellationToken cancellationToken = default);

    /// <summary>Sends everything that a source has. Cancelling aborts the stream.</summary>
    Task SendAllAsync(Stream source, CancellationToken cancellationToken = default);

    /// <summary>Receives everything into a sink. Cancelling aborts the stream.</summary>
    Task ReceiveAllAsync(Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Sends everything that a source has, its holes as holes. Cancelling aborts the stream.</summary>
    Task SparseSendAllAsync(ISparseSource source, CancellationToken cancellationToken = default);

    /// <summary>Receives everything into a sink, holes as holes. Cancelling aborts the stream.</summary>
    Task SparseReceiveAllAsync(ISparseSink sink, CancellationToken cancellationToken = default);

    /// <summary>Waits until a non-blocking stream can go on.</summary>
    Task<StreamEventType> ReadyAsync(StreamEventType events, CancellationToken cancellationToken = default);

    /// <summary>Ends the stream in order and reports errors that came late.</summary>
    Task FinishAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the stream at once; data in flight is lost.</summary>
    Task AbortAsync(CancellationToken cancellationToken = default);
}
