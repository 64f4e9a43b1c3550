using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using KvmNfv.Worker.Protocol;

namespace KvmNfv.Worker;

/// <summary>One connection to the control socket: what came of a request so far, and what is left to send of an answer. Never blocks.</summary>
internal sealed class ControlClient : IDisposable
{
    private const int FirstRoom = 4096;

    private readonly Socket _socket;
    private readonly long _since = Stopwatch.GetTimestamp();
    private readonly ArrayBufferWriter<byte> _output = new(FirstRoom);
    private byte[] _input = new byte[FirstRoom];
    private int _filled, _sent;

    public ControlClient(Socket socket)
    {
        _socket = socket;
        _socket.Blocking = false;
        Descriptor = (int)socket.Handle;
    }

    public int Descriptor { get; }

    public bool HasGreeted { get; set; }

    public TimeSpan Age => Stopwatch.GetElapsedTime(_since);

    /// <summary>Whether it hasn't read the last answer yet.</summary>
    public bool IsBehind => _sent < _output.WrittenCount;

    /// <summary>Takes what is there, once.</summary>
    /// <returns>False when it hung up.</returns>
    public bool Receive()
    {
        if (_filled == _input.Length)
            Array.Resize(ref _input, Math.Min(2 * _input.Length, ControlProtocol.HeaderSize + ControlProtocol.MaxMessage));
        var received = _socket.Receive(_input.AsSpan(_filled), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
            return true;
        _filled += received;
        return error == SocketError.Success && received > 0;
    }

    /// <summary>Takes one whole request.</summary>
    /// <param name="request">The request; null with a refusal.</param>
    /// <param name="refusal">What to answer where it is none.</param>
    /// <returns>False when not all of one is there.</returns>
    public bool TryTake(out ControlRequest? request, out ControlResponse? refusal)
    {
        (request, refusal) = (null, null);
        if (_filled < ControlProtocol.HeaderSize)
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_input);
        if (length is 0 or > ControlProtocol.MaxMessage)
        {
            refusal = new() { Error = ControlError.BadRequest, Message = $"A message of {length} bytes was announced; it may have 1 to {ControlProtocol.MaxMessage}." };
            return true;
        }
        var end = ControlProtocol.HeaderSize + (int)length;
        if (_filled < end)
            return false;
        try
        {
            request = JsonSerializer.Deserialize(_input.AsSpan(ControlProtocol.HeaderSize, (int)length), WorkerJson.Default.ControlRequest)
                ?? throw new JsonException("The message is null.");
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            refusal = new() { Error = ControlError.BadRequest, Message = $"The message is no request of version {ControlProtocol.Version}: {wrong.Message}" };
        }
        _input.AsSpan(end, _filled - end).CopyTo(_input);
        _filled -= end;
        return true;
    }

    /// <summary>Sends as much of an answer as goes now; the rest with <see cref="Flush"/>.</summary>
    /// <returns>False when it hung up.</returns>
    public bool Send(ControlResponse answer)
    {
        _output.ResetWrittenCount();
        _sent = 0;
        _output.GetSpan(ControlProtocol.HeaderSize)[..ControlProtocol.HeaderSize].Clear();
        _output.Advance(ControlProtocol.HeaderSize);
        using (var writer = new Utf8JsonWriter(_output))
            JsonSerializer.Serialize(writer, answer, WorkerJson.Default.ControlResponse);
        // The writer's memory is an array of its own, so its beginning can be filled in now.
        var written = System.Runtime.InteropServices.MemoryMarshal.AsMemory(_output.WrittenMemory).Span;
        BinaryPrimitives.WriteUInt32LittleEndian(written, (uint)(written.Length - ControlProtocol.HeaderSize));
        return Flush();
    }

    /// <returns>False when it hung up.</returns>
    public bool Flush()
    {
        while (IsBehind)
        {
            var sent = _socket.Send(_output.WrittenSpan[_sent..], SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return true;
            if (error != SocketError.Success)
                return false;
            _sent += sent;
        }
        return true;
    }

    public void Dispose() => _socket.Dispose();
}
