namespace KvmNfv.Libvirt;

/// <summary>Bulk data from or to the hypervisor as an ordinary <see cref="Stream"/>: a console, a picture, the content of a volume.</summary>
/// <remarks>
/// Reading waits without a thread; writing hands each piece to the connection's own threads. Cancelling a read only ends the waiting.
/// Disposing ends the stream in order when everything was transferred, and reports late errors then; it aborts it when a transfer failed or was
/// cancelled, when the end of the content was not reached, or when fewer bytes were written than announced. One reader and one writer may
/// work at the same time.
/// </remarks>
public sealed class LibvirtDataStream : Stream
{
    private readonly LibvirtStream _stream;
    private readonly FileAccess _access;
    private readonly long? _length;
    // libvirt's file streams may not be ended beside a transfer, so the (short) native calls come one at a time.
    private readonly Lock _native = new();
    private long _moved;
    private bool _atEnd;
    private bool _failed;
    private bool _ended;

    internal LibvirtDataStream(LibvirtStream stream, FileAccess access, long? length = null)
    {
        _stream = stream;
        _access = access;
        _length = length;
    }

    /// <inheritdoc/>
    public override bool CanRead => _access.HasFlag(FileAccess.Read) && !_ended;

    /// <inheritdoc/>
    public override bool CanWrite => _access.HasFlag(FileAccess.Write) && !_ended;

    /// <summary>Always false.</summary>
    public override bool CanSeek => false;

    /// <summary>Not supported.</summary>
    public override long Length => throw new NotSupportedException("A libvirt stream has no length.");

    /// <summary>Not supported.</summary>
    public override long Position
    {
        get => throw new NotSupportedException("A libvirt stream has no position.");
        set => throw new NotSupportedException("A libvirt stream has no position.");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Called from a callback of the event loop, which would wait for itself.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var result = Receive(buffer, StreamRecvFlagsValues.None);
            if (result.Kind != StreamResultKind.WouldBlock)
                return result.Count;
            WaitBlocking(StreamEventType.Readable);
        }
        return 0;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        buffer.IsEmpty ? 0 : (await ReceiveAsync(buffer, StreamRecvFlagsValues.None, cancellationToken).ConfigureAwait(false)).Count;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Called from a callback of the event loop, which would wait for itself.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var sent = Send(buffer);
            if (sent.Kind == StreamResultKind.WouldBlock)
                WaitBlocking(StreamEventType.Writable);
            buffer = buffer[sent.Count..];
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (!buffer.IsEmpty)
            {
                var rest = buffer;
                var sent = await _stream.Gate.Run(CallLane.Ordinary, () => Send(rest.Span), cancellationToken).ConfigureAwait(false);
                if (sent.Kind == StreamResultKind.WouldBlock)
                    await _stream.ReadyAsync(StreamEventType.Writable, cancellationToken).ConfigureAwait(false);
                buffer = buffer[sent.Count..];
            }
        }
        catch
        {
            // Nobody knows how much arrived.
            _failed = true;
            throw;
        }
    }

    /// <summary>Does nothing: every write goes to libvirt at once.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc cref="Flush"/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not supported.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A libvirt stream cannot seek.");

    /// <summary>Not supported.</summary>
    public override void SetLength(long value) => throw new NotSupportedException("A libvirt stream has no length.");

    /// <summary>Ends the stream at once; data in flight is lost. Disposing is still needed.</summary>
    public void Abort() => End(abort: true);

    /// <summary>Ends the stream as its state demands, off the calling thread.</summary>
    /// <exception cref="LibvirtException">The transfer failed late.</exception>
    public override async ValueTask DisposeAsync()
    {
        // Not through the gate: its threads may all be busy, or gone with the connection, and ending must not depend on that.
        await Task.Factory.StartNew(Dispose, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the stream as its state demands.</summary>
    /// <exception cref="LibvirtException">The transfer failed late.</exception>
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing)
                End(abort: !IsComplete);
        }
        finally
        {
            _stream.Dispose();
            base.Dispose(disposing);
        }
    }

    internal async Task<StreamResult> ReceiveAsync(Memory<byte> buffer, StreamRecvFlagsValues flags, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            var result = Receive(buffer.Span, flags);
            if (result.Kind != StreamResultKind.WouldBlock)
                return result;
            await _stream.ReadyAsync(StreamEventType.Readable, cancellationToken).ConfigureAwait(false);
        }
    }

    internal long ReceiveHole() => Guarded(() =>
    {
        var length = _stream.ReceiveHole();
        _moved += length;
        return length;
    });

    internal async Task SendHoleAsync(long length, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.Gate.Run(CallLane.Ordinary, () => Guarded(() =>
            {
                _stream.SendHole(length);
                return _moved += length;
            }), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private bool IsComplete => !_failed && (_length is { } length ? _moved == length : _access == FileAccess.Write || _atEnd);

    private StreamResult Receive(Span<byte> buffer, StreamRecvFlagsValues flags)
    {
        if (!_access.HasFlag(FileAccess.Read))
            throw new NotSupportedException("This stream is only written.");
        lock (_native)
        {
            ObjectDisposedException.ThrowIf(_ended, this);
            if (_atEnd)
                return new(StreamResultKind.End, 0);
            try
            {
                var result = _stream.Receive(buffer, flags);
                _moved += result.Count;
                _atEnd = result.Kind == StreamResultKind.End;
                return result;
            }
            catch
            {
                _failed = true;
                throw;
            }
        }
    }

    private StreamResult Send(ReadOnlySpan<byte> buffer)
    {
        if (!_access.HasFlag(FileAccess.Write))
            throw new NotSupportedException("This stream is only read.");
        lock (_native)
        {
            ObjectDisposedException.ThrowIf(_ended, this);
            try
            {
                var result = _stream.Send(buffer);
                _moved += result.Count;
                return result;
            }
            catch
            {
                _failed = true;
                throw;
            }
        }
    }

    private T Guarded<T>(Func<T> call)
    {
        lock (_native)
        {
            ObjectDisposedException.ThrowIf(_ended, this);
            return call();
        }
    }

    private void WaitBlocking(StreamEventType events)
    {
        if (LibvirtEventLoop.IsLoopThread)
            throw new InvalidOperationException("This callback runs on libvirt's event loop, which a blocking read or write would wait for; use the async member.");
        _stream.ReadyAsync(events).GetAwaiter().GetResult();
    }

    private void End(bool abort)
    {
        // Before the lock: who holds it never waits for the loop, and the loop never takes it.
        _stream.StopWatching();
        lock (_native)
        {
            if (_ended)
                return;
            _ended = true;
            try
            {
                _stream.End(abort);
            }
            catch (LibvirtException) when (abort)
            {
                // It broke before it could be aborted: it has ended, which was the aim.
            }
        }
    }
}
