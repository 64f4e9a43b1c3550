using System.Runtime.CompilerServices;

namespace KvmNfv.Channels.VhostUser;

/// <content>To the targets.</content>
internal sealed unsafe partial class SwitchThread
{
    private void Flood(VhostUserPort from, PortTable table, PortCounters counters, int start, int count)
    {
        counters.FloodedFrames += count;
        var reached = false;
        foreach (var to in table.Ports)
        {
            if (ReferenceEquals(to, from) || table.ForwardTo[to.Index] is not null)
                continue;
            // A run may be of several VLANs.
            for (var i = start; i < start + count;)
            {
                var first = i;
                while (i < start + count && _vlans[i] == _vlans[first])
                    i++;
                if (!Carries(from, to, _vlans[first]))
                    continue;
                Deliver(from, to, first, i - first);
                reached = true;
            }
        }
        if (!reached)
            counters.DroppedNoTarget += count;
    }

    private void Deliver(VhostUserPort from, VhostUserPort to, int start, int count)
    {
        var frames = _frames + start;
        if (!to.Options.Vlan.IsNone)
            frames = Retag(to, start, count);
        Send(to, frames, count, from.Index);
    }

    private void Send(VhostUserPort to, VirtioFrame* frames, int count, int spread)
    {
        var counters = to.Counters[_index];
        var queue = ReceiveQueue(to, spread);
        if (queue is null || !Enter(queue))
        {
            counters.DroppedNotRunning += count;
            return;
        }
        var tooLarge = queue.TooLarge;
        var sent = queue.Send(frames, count);
        tooLarge = queue.TooLarge - tooLarge;
        queue.Leave();
        counters.SentFrames += sent - tooLarge;
        counters.DroppedNoRoom += count - sent + tooLarge;
        for (var i = 0; i < sent; i++)
            counters.SentBytes += frames[i].Length;
    }

    // One of the guest's receive queues that run: frames of one source keep to one queue, and so their order.
    private static Virtqueue? ReceiveQueue(VhostUserPort to, int spread)
    {
        if (to.QueuePairs == 1)
            return to.Queue(0) is { IsEnabled: true } only ? only : null;
        for (var i = 0; i < to.QueuePairs; i++)
        {
            if (to.Queue(2 * ((spread + i) % to.QueuePairs)) is { IsEnabled: true } queue)
                return queue;
        }
        return null;
    }

    // Another thread is inside for one burst at most; a queue that was stopped never opens again.
    private static bool Enter(Virtqueue queue)
    {
        for (var i = 0; i < 10_000; i++)
        {
            if (queue.TryEnter())
                return true;
            Thread.SpinWait(1);
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Carries(VhostUserPort from, VhostUserPort to, int vlan) =>
        to.Options.Vlan.IsNone ? from.Options.Vlan.IsNone : !from.Options.Vlan.IsNone && to.Options.Vlan.Carries(vlan);

    // Frames as a port with VLANs wants them: without a tag in its untagged VLAN, with one in the others.
    private VirtioFrame* Retag(VhostUserPort to, int start, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var frame = _changed + i;
            *frame = _frames[start + i];
            var vlan = _vlans[start + i];
            var hasTag = new EthernetHeader(frame->Head, frame->HeadLength).IsTagged;
            var wantsTag = vlan != to.Options.Vlan.Untagged;
            if (hasTag == wantsTag && (!hasTag || _tagged[start + i]))
                continue;
            var head = _changedHeads + i * 64;
            var addresses = EthernetHeader.TagOffset;
            var rest = addresses + (hasTag ? EthernetHeader.TagSize : 0);
            Unsafe.CopyBlockUnaligned(head, frame->Head, addresses);
            if (wantsTag)
                EthernetHeader.WriteTag(head + addresses, vlan);
            var newRest = addresses + (wantsTag ? EthernetHeader.TagSize : 0);
            Unsafe.CopyBlockUnaligned(head + newRest, frame->Head + rest, frame->HeadLength - rest);
            frame->Head = head;
            frame->Length = frame->Length - rest + newRest;
            frame->HeadLength = frame->HeadLength - rest + newRest;
        }
        return _changed;
    }

    // The guest's address is here now: the other ports' guests, and this switch, learn it.
    private void Announce(VhostUserPort port, PortTable table, ulong address)
    {
        RarpFrame.Write(new(_heads, RarpFrame.Length), address);
        var vlan = port.Options.Vlan.Untagged;
        _switch.Addresses.Learn(AddressTable.Key(address, vlan), port.Index, Environment.TickCount64);
        _frames[0] = new() { Head = _heads, HeadLength = RarpFrame.Length, Length = RarpFrame.Length, Data = _heads };
        (_vlans[0], _tagged[0]) = (vlan, false);
        if (table.ForwardTo[port.Index] is { } only)
            Deliver(port, only, 0, 1);
        else
            Flood(port, table, port.Counters[_index], 0, 1);
    }
}
