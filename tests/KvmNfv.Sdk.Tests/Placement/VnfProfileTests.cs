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
    [TestCase("""not json""", "")]
    [TestCase("""null""", "null")]
    public void Unsound_json_is_refused_naming_the_fault(string json, string named) =>
        Assert.That(() => VnfProfile.FromJson(json), Throws.InstanceOf<JsonException>().With.Message.Contains(named));
}
