using System.Globalization;
using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>Sends a recording's messages to a back-end and compares the kinds and sizes of its answers. Addresses are of rings in the test's own memory.</summary>
internal sealed class TraceReplay(TestDevice device, TestMemory memory)
{
    private static readonly Dictionary<string, VhostUserRequest> s_requests = new()
    {
        ["GET_FEATURES"] = VhostUserRequest.GetFeatures, ["SET_FEATURES"] = VhostUserRequest.SetFeatures, ["SET_OWNER"] = VhostUserRequest.SetOwner,
        ["SET_MEM_TABLE"] = VhostUserRequest.SetMemoryTable, ["SET_LOG_BASE"] = VhostUserRequest.SetLogBase, ["SET_VRING_NUM"] = VhostUserRequest.SetVringNumber,
        ["SET_VRING_ADDR"] = VhostUserRequest.SetVringAddress, ["SET_VRING_BASE"] = VhostUserRequest.SetVringBase, ["GET_VRING_BASE"] = VhostUserRequest.GetVringBase,
        ["SET_VRING_KICK"] = VhostUserRequest.SetVringKick, ["SET_VRING_CALL"] = VhostUserRequest.SetVringCall, ["SET_VRING_ERR"] = VhostUserRequest.SetVringError,
        ["GET_PROTOCOL_FEATURES"] = VhostUserRequest.GetProtocolFeatures, ["SET_PROTOCOL_FEATURES"] = VhostUserRequest.SetProtocolFeatures,
        ["GET_QUEUE_NUM"] = VhostUserRequest.GetQueueNumber, ["SET_VRING_ENABLE"] = VhostUserRequest.SetVringEnable,
        ["SET_BACKEND_REQ_FD"] = VhostUserRequest.SetBackendRequestDescriptor, ["SET_STATUS"] = VhostUserRequest.SetStatus, ["GET_STATUS"] = VhostUserRequest.GetStatus,
    };

    private readonly SplitDriver _split = new(memory, 256);
    private readonly PackedDriver _packed = new(memory, 256);
    private bool _isPacked;
    private uint _nextAddress;

    public int Played { get; private set; }

    public void Play(string[] line)
    {
        var request = s_requests[line[1]];
        ulong Word(string name) => Array.IndexOf(line, name) is var at and > 0 ? Number(line[at + 1]) : 0;
        var value = line.Length > 2 && line[2].StartsWith("0x", StringComparison.Ordinal) ? Number(line[2]) : 0;
        if (line[0] == "back->front")
        {
            using var reply = device.Front.Reply(request);
            Assert.That(reply.Payload.Length, Is.EqualTo((int)Word("size")), string.Join(' ', line));
            if (line[1] is "SET_VRING_ENABLE" or "SET_MEM_TABLE" or "SET_BACKEND_REQ_FD")
                Assert.That(reply.Read<ulong>(), Is.Zero, string.Join(' ', line));
            return;
        }
        Played++;
        var size = (int)Word("size");
        var payload = new byte[size];
        var index = (uint)Word("index");
        switch (request)
        {
            case VhostUserRequest.SetFeatures:
                // Its back-end offered offloads, which this one doesn't.
                value &= (ulong)DeviceOptions.AllFeatures;
                _isPacked = ((VirtioFeatures)value).HasFlag(VirtioFeatures.Packed);
                MemoryMarshal.Write(payload, value);
                break;
            case VhostUserRequest.SetProtocolFeatures:
                MemoryMarshal.Write(payload, value & (ulong)DeviceOptions.AllProtocolFeatures);
                break;
            case VhostUserRequest.SetMemoryTable:
                MemoryMarshal.Write(payload, 1u);
                MemoryMarshal.Write(payload.AsSpan(8), memory.Description);
                break;
            case VhostUserRequest.SetLogBase:
                MemoryMarshal.Write(payload, new LogDescription(1 << 20, 0));
                break;
            case VhostUserRequest.SetVringAddress:
                MemoryMarshal.Write(payload, (_isPacked ? _packed.Address : _split.Address) with { Index = _nextAddress++ % 2 });
                break;
            case VhostUserRequest.SetVringNumber or VhostUserRequest.SetVringBase or VhostUserRequest.GetVringBase or VhostUserRequest.SetVringEnable:
                MemoryMarshal.Write(payload, new VringState(index, (uint)Word("num")));
                break;
            default:
                if (size == 8)
                    MemoryMarshal.Write(payload, value);
                break;
        }
        var file = request switch
        {
            VhostUserRequest.SetMemoryTable => memory.File,
            VhostUserRequest.SetLogBase => PeerFileCalls.CreateMemoryFile("log"u8, 1 << 20),
            _ => Word("fds") == 1 ? new SafeFileHandle(Libc.Check(Libc.EventDescriptor(0, 0), "eventfd"), true) : null,
        };
        device.Front.Send(request, payload, line.Contains("need_reply") ? VhostUserHeader.NeedReply : 0, file is null ? [] : [file]);
        if (!ReferenceEquals(file, memory.File))
            file?.Dispose();
    }

    private static ulong Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : ulong.Parse(text, CultureInfo.InvariantCulture);
}
