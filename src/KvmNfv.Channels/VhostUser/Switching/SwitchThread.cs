using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>One polling thread of a switch: takes bursts from its share of the ports' transmit queues and copies them into the targets' receive queues.</summary>
/// <remarks>A frame's first bytes are copied to this thread's own memory once, decided upon and sent from there; the guest can change the rest only. A target that is full or
/// gone loses its frames at once and holds nobody up. Nothing is allocated once the thread runs.</remarks>
// SAFETY: frames point into guest memory that stays mapped while the source queue's gate is held; heads and segments are this thread's own memory.
internal sealed unsafe partial class SwitchThread : IDisposable
{
    private const int Burst = 32;

    /// <summary>Enough for an Ethernet header, one tag, and whole vectors.</summary>
    private const uint HeadSize = 32;

    private readonly VhostUserSwitch _switch;
    private readonly int _index, _threads;
    private readonly PollingThread _thread;
    private readonly VirtioFrame* _frames, _changed;
    private readonly byte* _heads, _changedHeads;
    private readonly int[] _targets = new int[Burst], _vlans = new int[Burst];
    private readonly bool[] _tagged = new bool[Burst];
    private readonly PollWatch _watch;

    public SwitchThread(VhostUserSwitch owner, int index, int threads, int? cpu, string name)
    {
        (_switch, _index, _threads) = (owner, index, threads);
        _frames = (VirtioFrame*)NativeMemory.AlignedAlloc(2 * Burst * (nuint)sizeof(VirtioFrame), 64);
        _changed = _frames + Burst;
        _heads = (byte*)NativeMemory.AlignedAlloc(2 * Burst * 64, 64);
        _changedHeads = _heads + Burst * 64;
        _watch = new(name, cpu);
        _thread = new(_watch, name, cpu, owner.Options.YieldWhenIdle, Round);
    }

    /// <exception cref="ChannelException">The thread can't be bound to its CPU.</exception>
    public void Start() => _thread.Start();

    public void Dispose()
    {
        _thread.Dispose();
        NativeMemory.AlignedFree(_frames);
        NativeMemory.AlignedFree(_heads);
    }

    public PollWatch Watch => _watch;

    private int Round()
    {
        var table = _switch.Table;
        var moved = 0;
        foreach (var port in table.Ports)
            moved += Poll(port, table);
        return moved;
    }

    private int Poll(VhostUserPort port, PortTable table)
    {
        var moved = 0;
        for (var pair = 0; pair < port.QueuePairs; pair++)
        {
            if ((port.Index + pair) % _threads != _index)
                continue;
            if (pair == 0 && port.TakeAnnouncement() is var address and not 0)
                Announce(port, table, address);
            var queue = port.Queue(2 * pair + 1);
            if (queue is null || !queue.TryEnter())
                continue;
            var count = queue.Receive(_frames, Burst);
            if (count > 0)
            {
                if (queue.IsEnabled)
                    Forward(port, table, count);
                queue.Release(_frames, count);
                moved += count;
            }
            queue.Leave();
        }
        return moved;
    }

    private void Forward(VhostUserPort port, PortTable table, int count)
    {
        var counters = port.Counters[_index];
        counters.ReceivedFrames += count;
        var only = table.ForwardTo[port.Index];
        var now = Environment.TickCount64;
        for (var i = 0; i < count; i++)
        {
            counters.ReceivedBytes += _frames[i].Length;
            _targets[i] = Classify(port, counters, i, only, now);
        }
        // Runs of frames to one target go as one burst.
        for (var i = 0; i < count;)
        {
            var start = i;
            var target = _targets[i];
            while (i < count && _targets[i] == target)
                i++;
            if (target == SwitchTarget.Drop)
                continue;
            if (target == SwitchTarget.Flood)
            {
                Flood(port, table, counters, start, i - start);
                continue;
            }
            var to = target < table.ByIndex.Length ? table.ByIndex[target] : null;
            if (to is null)
                counters.DroppedNoTarget += i - start;
            else
                Deliver(port, to, start, i - start);
        }
    }

    // Decides on one frame. What it looks at is what will be sent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Classify(VhostUserPort port, PortCounters counters, int index, VhostUserPort? only, long now)
    {
        var frame = _frames + index;
        if (frame->Length < EthernetHeader.Size || frame->Length > (uint)port.Options.MaxFrameSize)
        {
            counters.DroppedBadLength++;
            return SwitchTarget.Drop;
        }
        TakeHead(frame, _heads + index * 64);
        if (port.Limits.IsLimited && !port.Limits.Admits(frame->Length))
        {
            counters.DroppedRate++;
            return SwitchTarget.Drop;
        }
        var header = new EthernetHeader(frame->Head, frame->HeadLength);
        var vlan = port.Options.Vlan.Of(header.IsTagged, header.Vlan);
        if (vlan < 0)
        {
            counters.DroppedVlan++;
            return SwitchTarget.Drop;
        }
        (_vlans[index], _tagged[index]) = (vlan, header.IsTagged && header.Vlan != 0);
        if (only is not null)
        {
            if (Carries(port, only, vlan))
                return only.Index;
            counters.DroppedVlan++;
            return SwitchTarget.Drop;
        }
        if (!header.IsFromGroup)
            _switch.Addresses.Learn(AddressTable.Key(header.Source, vlan), port.Index, now);
        var target = header.IsToGroup ? -1 : _switch.Addresses.Find(AddressTable.Key(header.Destination, vlan));
        if (target == port.Index)
        {
            counters.DroppedNoTarget++;
            return SwitchTarget.Drop;
        }
        if (target >= 0)
            return target;
        if (_switch.AdmitsFlood(port.Index))
            return SwitchTarget.Flood;
        counters.DroppedFlood++;
        return SwitchTarget.Drop;
    }

    // Copies the frame's first bytes and lets the frame begin with the copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakeHead(VirtioFrame* frame, byte* head)
    {
        var length = Math.Min(frame->Length, HeadSize);
        frame->Head = head;
        frame->HeadLength = length;
        if (frame->FirstLength >= HeadSize)
        {
            Unsafe.CopyBlockUnaligned(head, frame->Data, HeadSize);
            frame->Data += HeadSize;
            frame->FirstLength -= HeadSize;
            return;
        }
        TakeScatteredHead(frame, head, length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeScatteredHead(VirtioFrame* frame, byte* head, uint length)
    {
        while (length > 0)
        {
            var part = Math.Min(length, frame->FirstLength);
            Unsafe.CopyBlockUnaligned(head, frame->Data, part);
            head += part;
            length -= part;
            frame->Data += part;
            frame->FirstLength -= part;
            if (frame->FirstLength == 0 && frame->MoreCount > 0)
            {
                frame->Data = frame->More->Start;
                frame->FirstLength = frame->More->Length;
                frame->More++;
                frame->MoreCount--;
            }
        }
    }
}
