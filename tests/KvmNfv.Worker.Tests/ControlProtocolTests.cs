using System.Text.Json;
using KvmNfv.Channels;
using KvmNfv.Worker.Protocol;

namespace KvmNfv.Worker.Tests;

public sealed class ControlProtocolTests
{
    [Test]
    public void Configuration_comes_back_as_it_went()
    {
        var configuration = new DataPlaneConfiguration
        {
            Switches =
            [
                new()
                {
                    Name = "s",
                    Options = new() { Cpus = [3, 5], AddressAge = TimeSpan.FromSeconds(9), MaxAddressesPerPort = 7, MaxFloodedPerSecond = 0, StateFolder = "/run/x", YieldWhenIdle = true },
                    Ports =
                    [
                        new() { Name = "a", SocketPath = "/a", Mode = VhostUserSocketMode.Server, SocketPermissions = (UnixFileMode)0x1b0, QueuePairs = 4, Vlan = VhostUserVlan.Access(7), ForwardTo = "b" },
                        new() { Name = "b", SocketPath = "/b", Vlan = VhostUserVlan.Trunk([10, 4094], 1), MaxBitsPerSecond = 1L << 40, MaxFramesPerSecond = 3, MaxFrameSize = 9000, OfferPackedRings = false, OfferMergeableBuffers = false },
                        new() { Name = "c", SocketPath = "/c", Vlan = VhostUserVlan.Trunk([10]) },
                        new() { Name = "d", SocketPath = "/d" },
                    ],
                },
            ],
            Relays =
            [
                new()
                {
                    Name = "r",
                    First = RelayEnd.ToVm("/e", new() { MaxFrameSize = 2000, JournalPath = "/j", OfferPackedRings = false }),
                    Second = RelayEnd.ToProgram("/f", new() { Kind = RingKind.Fixed, MessageSize = 64, Capacity = 8, Doorbells = true, Memory = new() { HugePages = HugePageSize.TwoMebibytes, NumaNode = 1 } }),
                    Cpu = 6,
                },
            ],
            IvshmemServers = [new() { Name = "i", SocketPath = "/g", Options = new() { Size = 1 << 21, Vectors = 3, MaxPeers = 9, Access = new() { OwnerId = 5, GroupId = 6 }, ReadTimeout = TimeSpan.FromSeconds(2) } }],
        };
        var text = JsonSerializer.Serialize(ConfigurationMessage.From(configuration), WorkerJson.Default.ConfigurationMessage);
        var back = JsonSerializer.Deserialize(text, WorkerJson.Default.ConfigurationMessage)!.ToValue();
        Assert.That(JsonSerializer.Serialize(ConfigurationMessage.From(back), WorkerJson.Default.ConfigurationMessage), Is.EqualTo(text));
        Assert.That(ConfigurationMessage.Fingerprint(back), Is.EqualTo(ConfigurationMessage.Fingerprint(configuration)));
        Assert.That(ConfigurationMessage.Fingerprint(back with { Relays = [] }), Is.Not.EqualTo(ConfigurationMessage.Fingerprint(configuration)));
        Assert.That(back.Switches[0].Ports[1].Vlan.Tagged, Is.EqualTo(new[] { 10, 4094 }));
        Assert.That(back.Relays[0].Second.Rings!.Memory.NumaNode, Is.EqualTo(1));
    }

    [Test]
    public void What_a_text_leaves_out_has_its_default()
    {
        var switches = JsonSerializer.Deserialize("""{"switches":[{"name":"s","ports":[{"name":"a","socketPath":"/a"}]}]}""", WorkerJson.Default.ConfigurationMessage)!.ToValue().Switches;
        Assert.That(switches[0].Options.AddressAge, Is.EqualTo(new VhostUserSwitchOptions().AddressAge));
        Assert.That(switches[0].Ports[0], Is.EqualTo(new VhostUserPortOptions { Name = "a", SocketPath = "/a" }));
    }
}
