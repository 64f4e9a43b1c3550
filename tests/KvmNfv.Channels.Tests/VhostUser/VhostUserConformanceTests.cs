using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

[TestFixture(false, false)]
[TestFixture(false, true)]
[TestFixture(true, false)]
[TestFixture(true, true)]
public sealed class VhostUserConformanceTests(bool packed, bool guestFirst) : EndpointConformance
{
    private string _folder = null!;
    private TestMemory? _memory;

    protected override (ChannelEndpoint A, ChannelEndpoint B) OpenChannel()
    {
        _folder = Directory.CreateTempSubdirectory("kvmnfv-conformance").FullName;
        _memory = new();
        var path = Path.Combine(_folder, "s");
        var channel = VhostUserChannel.Open(path, new() { Mode = VhostUserSocketMode.Server });
        var guest = new GuestEndpoint(path, VirtioFeatures.Version1 | (packed ? VirtioFeatures.Packed : 0), _memory, channel.MaxMessageSize);
        Assert.That(SpinWait.SpinUntil(() => channel.Peer == PeerState.Alive, Patience));
        if (TestContext.CurrentContext.Test.MethodName == nameof(A_peer_that_leaves_is_seen_and_what_it_sent_is_still_there) && guestFirst)
        {
            channel.Dispose();
            guest.Dispose();
            CloseChannel();
            Assert.Ignore("A VM's memory goes with it: frames that its driver left in the ring are not there any more.");
        }
        return guestFirst ? (guest, channel) : (channel, guest);
    }

    protected override void CloseChannel()
    {
        _memory?.Dispose();
        _memory = null;
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, true);
    }
}
