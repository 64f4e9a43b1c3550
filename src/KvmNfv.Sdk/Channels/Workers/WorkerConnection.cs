using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text.Json;
using KvmNfv.Worker.Protocol;

namespace KvmNfv.Sdk.Channels;

/// <summary>A connection to a worker's control socket: one request at a time. One that broke, or whose answer nobody waited for, is replaced with the next request.</summary>
internal sealed class WorkerConnection : IDisposable
{
    private readonly string _path;
    private readonly SemaphoreSlim _turn = new(1);
    private Socket? _socket;
    private bool _disposed;
    private int _lastId;

    private WorkerConnection(string path) => _path = path;

    public WorkerGreeting Greeting { get; private set; } = new();

    /// <summary>Connects and greets.</summary>
    /// <exception cref="WorkerException">Nobody listens, or it is no worker that this user may trust, or one of another version.</exception>
    public static async Task<WorkerConnection> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var connection = new WorkerConnection(path);
        await connection.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="WorkerException">The worker refused, or has gone.</exception>
    public async Task<ControlResponse> AskAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_socket is null)
                await ConnectAsync(cancellationToken).ConfigureAwait(false);
            var answer = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
            return answer.Error is null ? answer : throw new WorkerException(answer.Message ?? $"The worker refused: {answer.Error}.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        Drop();
    }

    private void Drop()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await _socket.ConnectAsync(new UnixDomainSocketEndPoint(_path), cancellationToken).ConfigureAwait(false);
            if (PeerCredentials.Of(_socket) is { MayControl: false } other)
                throw new WorkerException($"The socket {_path} is served by process {other.ProcessId} of user {other.UserId}, whom this process doesn't trust: remove it, or set another ControlFolder.");
        }
        catch (SocketException problem)
        {
            Drop();
            throw new WorkerException($"No worker answers at {_path}: {problem.Message}", problem);
        }
        catch
        {
            Drop();
            throw;
        }
        var answer = await ExchangeAsync(new HelloRequest { Version = ControlProtocol.Version }, cancellationToken).ConfigureAwait(false);
        if (answer.Greeting is { } greeting)
        {
            Greeting = greeting;
            return;
        }
        Drop();
        throw new WorkerException(answer.Message ?? $"The worker at {_path} didn't greet.");
    }

    // Whatever goes wrong in between ends the connection: the answer to come would be taken for the next one's.
    private async Task<ControlResponse> ExchangeAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ExchangeAsync(_socket!, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem)
        {
            Drop();
            if (problem is SocketException or ObjectDisposedException)
                throw new WorkerException($"The worker has ended: {problem.Message}", problem);
            if (problem is JsonException)
                throw new WorkerException($"The worker sent what is no answer: {problem.Message}", problem);
            throw;
        }
    }

    private async Task<ControlResponse> ExchangeAsync(Socket socket, ControlRequest request, CancellationToken cancellationToken)
    {
        request.Id = ++_lastId;
        var text = JsonSerializer.SerializeToUtf8Bytes(request, WorkerJson.Default.ControlRequest);
        if (text.Length > ControlProtocol.MaxMessage)
            throw new WorkerException($"The request has {text.Length} bytes, and may have {ControlProtocol.MaxMessage}: start with fewer ports and add the others.");
        var header = new byte[ControlProtocol.HeaderSize];
        BinaryPrimitives.WriteUInt32LittleEndian(header, (uint)text.Length);
        await SendAsync(socket, header, cancellationToken).ConfigureAwait(false);
        await SendAsync(socket, text, cancellationToken).ConfigureAwait(false);
        await ReceiveAsync(socket, header, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (length is 0 or > ControlProtocol.MaxMessage)
            throw new JsonException($"an answer of {length} bytes");
        var answer = new byte[length];
        await ReceiveAsync(socket, answer, cancellationToken).ConfigureAwait(false);
        var read = JsonSerializer.Deserialize(answer, WorkerJson.Default.ControlResponse) ?? throw new JsonException("null");
        // An error about a request that couldn't be read has no number.
        return read.Id == request.Id || read.Error is not null ? read : throw new JsonException($"an answer to {read.Id} instead of {request.Id}");
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken).ConfigureAwait(false)..];
    }

    private static async Task ReceiveAsync(Socket socket, Memory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var received = await socket.ReceiveAsync(bytes, cancellationToken).ConfigureAwait(false);
            if (received == 0)
                throw new WorkerException("The worker has hung up.");
            bytes = bytes[received..];
        }
    }
}
