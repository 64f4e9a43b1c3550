using System.Runtime.ExceptionServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed partial class LibvirtStream
{
    /// <summary>The largest piece that one message of libvirt's protocol carries: VIR_NET_MESSAGE_LEGACY_PAYLOAD_MAX in virnetprotocol.x.</summary>
    internal const int MaxPiece = 262_120;

    /// <summary>Sends some bytes. A blocking stream waits until it can take some; one that does not block may answer <c>WouldBlock</c>.</summary>
    /// <returns>How many bytes were taken; it may be fewer than were given.</returns>
    /// <exception cref="LibvirtException">The stream failed; errors of an earlier transfer also come here.</exception>
    // SAFETY: the data is pinned during the call.
    public unsafe StreamResult Send(ReadOnlySpan<byte> data)
    {
        using var self = Lease();
        fixed (byte* bytes = data)
            return StreamResult.FromSend(Native.virStreamSend(self.Pointer, bytes, (nuint)Math.Min(data.Length, MaxPiece)), nameof(Native.virStreamSend));
    }

    /// <summary>Receives some bytes. A blocking stream waits until there are some.</summary>
    /// <param name="buffer">Where they go; not empty.</param>
    /// <param name="flags">Whether to stop at a hole rather than to read it as zeros.</param>
    /// <exception cref="LibvirtException">The stream failed.</exception>
    // SAFETY: the buffer is pinned during the call.
    public unsafe StreamResult Receive(Span<byte> buffer, StreamRecvFlagsValues flags = StreamRecvFlagsValues.None)
    {
        if (buffer.IsEmpty)
            throw new ArgumentException("The buffer is empty: nothing could be told from the end of the stream.", nameof(buffer));
        using var self = Lease();
        fixed (byte* bytes = buffer)
        {
            return flags == StreamRecvFlagsValues.None
                ? StreamResult.FromReceive(Native.virStreamRecv(self.Pointer, bytes, (nuint)buffer.Length), nameof(Native.virStreamRecv))
                : StreamResult.FromReceive(
                    Native.virStreamRecvFlags(self.Pointer, bytes, (nuint)buffer.Length, (uint)flags), nameof(Native.virStreamRecvFlags));
        }
    }

    /// <summary>Sends everything that a source has. Needs a blocking stream; a failure ends the stream.</summary>
    /// <param name="source">Read to its end.</param>
    // SAFETY: the transfer is lent to C for the time of the call only, in which Run keeps it alive.
    public unsafe void SendAll(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Run(new() { Read = source.Read }, nameof(Native.virStreamSendAll), static (stream, transfer) =>
            Native.virStreamSendAll(stream, StreamCallbacks.Source, (void*)transfer));
    }

    /// <summary>Receives everything into a sink. Needs a blocking stream; a failure ends the stream.</summary>
    /// <param name="destination">Where it goes.</param>
    // SAFETY: the transfer is lent to C for the time of the call only, in which Run keeps it alive.
    public unsafe void ReceiveAll(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Run(new() { Write = destination.Write }, nameof(Native.virStreamRecvAll), static (stream, transfer) =>
            Native.virStreamRecvAll(stream, StreamCallbacks.Sink, (void*)transfer));
    }

    /// <summary>Sends everything that a source has, its holes as holes. Needs a blocking, sparse stream; a failure ends the stream.</summary>
    /// <param name="source">Read to its end, such as a <see cref="SparseFile"/>.</param>
    // SAFETY: the transfer is lent to C for the time of the call only, in which Run keeps it alive.
    public unsafe void SparseSendAll(ISparseSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Run(new() { Read = source.Read, SparseSource = source }, nameof(Native.virStreamSparseSendAll), static (stream, transfer) =>
            Native.virStreamSparseSendAll(stream, StreamCallbacks.Source, StreamCallbacks.SourceHole, StreamCallbacks.SourceSkip, (void*)transfer));
    }

    /// <summary>Receives everything into a sink, holes as holes. Needs a blocking, sparse stream; a failure ends the stream.</summary>
    /// <param name="sink">Where it goes, such as a <see cref="SparseFile"/>.</param>
    // SAFETY: the transfer is lent to C for the time of the call only, in which Run keeps it alive.
    public unsafe void SparseReceiveAll(ISparseSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Run(new() { Write = sink.Write, SparseSink = sink }, nameof(Native.virStreamSparseRecvAll), static (stream, transfer) =>
            Native.virStreamSparseRecvAll(stream, StreamCallbacks.Sink, StreamCallbacks.SinkHole, (void*)transfer));
    }

    /// <summary>Sends some bytes, off the calling thread.</summary>
    /// <inheritdoc cref="Send"/>
    public Task<StreamResult> SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => Send(data.Span), cancellationToken);

    /// <summary>Receives some bytes, off the calling thread.</summary>
    /// <inheritdoc cref="Receive"/>
    public Task<StreamResult> ReceiveAsync(
        Memory<byte> buffer, StreamRecvFlagsValues flags = StreamRecvFlagsValues.None, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => Receive(buffer.Span, flags), cancellationToken);

    /// <summary>Sends everything that a source has, off the calling thread. Cancelling aborts the stream.</summary>
    /// <inheritdoc cref="SendAll"/>
    public Task SendAllAsync(Stream source, CancellationToken cancellationToken = default) => Abortable(() => SendAll(source), cancellationToken);

    /// <summary>Receives everything into a sink, off the calling thread. Cancelling aborts the stream.</summary>
    /// <inheritdoc cref="ReceiveAll"/>
    public Task ReceiveAllAsync(Stream destination, CancellationToken cancellationToken = default) =>
        Abortable(() => ReceiveAll(destination), cancellationToken);

    /// <summary>Sends everything that a source has, its holes as holes, off the calling thread. Cancelling aborts the stream.</summary>
    /// <inheritdoc cref="SparseSendAll"/>
    public Task SparseSendAllAsync(ISparseSource source, CancellationToken cancellationToken = default) =>
        Abortable(() => SparseSendAll(source), cancellationToken);

    /// <summary>Receives everything into a sink, holes as holes, off the calling thread. Cancelling aborts the stream.</summary>
    /// <inheritdoc cref="SparseReceiveAll"/>
    public Task SparseReceiveAllAsync(ISparseSink sink, CancellationToken cancellationToken = default) =>
        Abortable(() => SparseReceiveAll(sink), cancellationToken);

    // SAFETY: the transfer is lent during the call only.
    private unsafe void Run(StreamTransfer transfer, string operation, Func<nint, nint, int> call)
    {
        using var self = Lease();
        var opaque = CallbackHandle.Lend(transfer);
        try
        {
            if (call(self.Pointer, (nint)opaque) >= 0)
                return;
            var error = LibvirtException.FromLastError(operation);
            if (transfer.Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            throw error;
        }
        finally
        {
            CallbackHandle.Release(opaque);
        }
    }

    private async Task Abortable(Action call, CancellationToken cancellationToken)
    {
        var running = Gate.Run(CallLane.Ordinary, call, CancellationToken.None);
        await using (cancellationToken.UnsafeRegister(static stream => ((LibvirtStream)stream!).AbortQuietly(), this).ConfigureAwait(false))
        {
            try
            {
                await running.ConfigureAwait(false);
            }
            catch (LibvirtException e) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException("The stream was aborted.", e, cancellationToken);
            }
        }
    }

    // The transfer's own failure tells what became of it.
    private void AbortQuietly() => _ = AbortAsync(CancellationToken.None).ContinueWith(
        static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
