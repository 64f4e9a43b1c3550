using System.Net;
using System.Runtime.InteropServices;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Migration;

/// <summary>Connections as questions. The kernel's handshake checks that the answer is the peer's.</summary>
internal sealed class TcpWire(IPEndPoint end) : IProbeWire
{
    private const int Most = 256;

    private readonly byte[] _address = end.Serialize().Buffer.ToArray()[..end.Serialize().Size];
    private readonly PollEntry[] _polled = new PollEntry[Most];
    private readonly ulong[] _numbers = new ulong[Most];
    private int _count;

    public void Ask(ulong number)
    {
        var fd = ConnectingSocket.Begin(_address, out var error);
        if (fd < 0)
        {
            if (ConnectingSocket.IsHopeless(error) && number == 1)
                throw new IOException($"Can't ask {end}: {Marshal.GetPInvokeErrorMessage(error)}. Check the address and the routes of this machine.");
            return;
        }

        // The oldest has had its time.
        if (_count == Most)
            Remove(0);
        (_polled[_count], _numbers[_count]) = (new PollEntry { Descriptor = fd, Events = PollEntry.Writable }, number);
        _count++;
    }

    public void Wait(TimeSpan time) => Polling.Wait(_polled.AsSpan(0, _count), time);

    public bool Take(out ulong number)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_polled[i].Returned == 0)
                continue;
            number = ConnectingSocket.Succeeded(_polled[i].Descriptor, _address) ? _numbers[i] : 0;
            Remove(i);
            return true;
        }

        number = 0;
        return false;
    }

    public void Dispose()
    {
        while (_count > 0)
            Remove(_count - 1);
    }

    // In order of age, so that the oldest is the first.
    private void Remove(int index)
    {
        _ = LibC.Close(_polled[index].Descriptor);
        _count--;
        _polled.AsSpan(index + 1, _count - index).CopyTo(_polled.AsSpan(index));
        _numbers.AsSpan(index + 1, _count - index).CopyTo(_numbers.AsSpan(index));
    }
}
