using System.Text.Json;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

internal sealed class VnfProfileTests
{
    [Test]
    public void Json_with_defaults_is_read()
    {
        var profile = VnfProfile.FromJson("""
            {
              // a small router
              "name": "router",
              "memory": "512 MiB",
              "vCpus": [ { "role": "housekeeping" }, { "role": "realtime", "priority": 2 } ],
              "pageSizes": [ "2 MiB", "4 KiB" ],
              "ioThreads": 1,
            }
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(profile.VCpus[1], Is.EqualTo(new VCpuProfile { Role = VCpuRole.RealTime, Priority = 2 }));
            Assert.That(profile.Memory, Is.EqualTo(MemorySize.FromMiB(512)));
            Assert.That((profile.Smt, profile.Emulator, profile.IoThreads), Is.EqualTo((SmtPolicy.Prefer, EmulatorPolicy.Housekeeping, 1)));
        }
    }

    [Test]
    public void Json_with_every_wish_is_read_and_round_trips()
    {
        var profile = VnfProfile.FromJson("""
            {
              "name": "upf", "memory": "8 GiB",
              "vCpus": [ { "role": "housekeeping" }, { "role": "realtime", "coreType": "performance" }, { "role": "dedicated" } ],
              "coreType": "intel_atom", "smt": "isolate", "emulator": "dedicated", "ioThreads": 2, "ioThreadPolicy": "dedicated",
              "devices": [
                { "name": "n3", "physicalFunction": "ens1f0", "affinity": "required", "cell": 0 },
                { "name": "n6", "address": "0000:17:00.1", "affinity": "socket" },
                { "name": "gpu", "class": "03", "affinity": "preferred" }
              ],
              "shares": [ { "role": "realtime", "cacheWays": 4, "memoryBandwidth": 50 }, { "role": "dedicated", "cells": "0", "cacheSize": "2 MiB" } ]
            }
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(profile.Devices.Select(d => d.Affinity), Is.EqualTo(new[] { DeviceAffinity.Required, DeviceAffinity.Socket, DeviceAffinity.Preferred }));
            Assert.That(profile.Shares[1], Is.EqualTo(new ResourceShare { Role = VCpuRole.Dedicated, Cells = CpuSet.Of(0), CacheSize = MemorySize.FromMiB(2) }));
            Assert.That((profile.CoreType, profile.VCpus[1].CoreType, profile.IoThreadPolicy), Is.EqualTo(("intel_atom", CoreTypes.Performance, IoThreadPolicy.Dedicated)));
            Assert.That(VnfProfile.FromJson(profile.ToJson()), Is.EqualTo(profile));
        }
    }

    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "hugePages": true }""", "hugePages")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "turbo" } ] }""", "role")]
    [TestCase("""{ "name": "x", "memory": "1 GiB" }""", "vCpus")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [] }""", "1 to 1024")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": null }""", "vCpus")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ null ] }""", "null")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated", "priority": 1 } ] }""", "priority")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "realtime", "priority": 100 } ] }""", "priority")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "pageSizes": [ "3 MiB" ] }""", "pageSizes")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "cells": [ { "vCpus": "0-1", "memory": "1 GiB" } ] }""", "cells hold")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "cells": [ { "vCpus": "0", "memory": "2 GiB" } ] }""", "add up")]
    [TestCase("""{ "name": "x", "memory": "0", "vCpus": [ { "role": "dedicated" } ] }""", "memory")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "housekeeping", "coreType": "performance" } ] }""", "coreType")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "coreType": "a b" }""", "coreType")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "devices": [ { "name": "n" } ] }""", "address")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "devices": [ { "name": "n", "address": "zz" } ] }""", "PCI address")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "devices": [ { "name": "n", "class": "02xx" } ] }""", "hexadecimal")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "devices": [ { "name": "n", "class": "02", "cell": 1 } ] }""", "cell 1")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "devices": [ { "name": "n", "class": "02", "affinity": "far" } ] }""", "affinity")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "devices": [ { "name": "n", "class": "02" }, { "name": "n", "class": "02" } ] }""", "taken")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "devices": [ { "name": "n", "mac": "x" } ] }""", "mac")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "shares": [ { } ] }""", "cacheWays")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "shares": [ { "role": "realtime", "cacheWays": 2 } ] }""", "no vCPU")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "shares": [ { "cacheWays": 2 }, { "memoryBandwidth": 10 } ] }""", "another share")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "shares": [ { "memoryBandwidth": 101 } ] }""", "percent")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [ { "role": "dedicated" } ], "shares": [ { "cacheWays": 2, "cells": "1" } ] }""", "cells '1'")]
    [TestCase("""{ "name": "x", "memory": "1 GiB", "vCpus": [], "shares": [ { "cacheWays": 2 } ] }""", "1 to 1024")]
    [TestCase("""not json""", "")]
    [TestCase("""null""", "null")]
    public void Unsound_json_is_refused_naming_the_fault(string json, string named) =>
        Assert.That(() => VnfProfile.FromJson(json), Throws.InstanceOf<JsonException>().With.Message.Contains(named));
}
