using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;

namespace KvmNfv.Sdk.Tests.Guests;

/// <summary>A real guest, started from a plan: what the audit finds when it is as planned, and when somebody tampered with it.</summary>
[NonParallelizable]
[Category("Guest")]
public sealed class LiveAuditTests
{
    private LiveGuest _guest = null!;

    [OneTimeSetUp]
    public async Task Start() => _guest = await LiveGuest.StartAsync("hr");

    [OneTimeTearDown]
    public async Task End()
    {
        if (_guest is not null)
            await _guest.DisposeAsync();
    }

    [Test]
    public async Task Guest_as_planned_is_proved_from_the_kernel()
    {
        var report = await _guest.AuditAsync();
        Assert.That(await _guest.FoundAsync(), Is.Empty, report.ToJson());
        Assert.That(report.NotChecked, Is.Empty);
        Assert.That(report.RealTime);
    }

    [Test]
    public async Task Vcpu_pinned_elsewhere_is_found_in_the_document_and_in_the_kernel()
    {
        await _guest.Domain.PinVcpuAsync(1, CpuMap.Of(0, 1));
        try
        {
            Assert.That(await _guest.FoundAsync(), Is.SupersetOf(new[] { "plan-vcpu", "running-vcpu", "realtime-pin-wide" }));
        }
        finally
        {
            await _guest.Domain.PinVcpuAsync(1, CpuMap.Of(1));
        }

        Assert.That(await _guest.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task Emulator_pinned_to_the_real_time_cpu_is_found()
    {
        await _guest.Domain.PinEmulatorAsync(CpuMap.Of(1));
        try
        {
            Assert.That(await _guest.FoundAsync(), Is.SupersetOf(new[] { "plan-emulator", "emulator-on-realtime", "running-emulator" }));
        }
        finally
        {
            await _guest.Domain.PinEmulatorAsync(CpuMap.Of(0));
        }

        Assert.That(await _guest.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task Thread_moved_behind_libvirt_s_back_is_found_in_the_kernel_only()
    {
        var thread = $"{_guest.Thread("IO iothread1")}";
        LiveGuest.Run("taskset", "-cp", "1", thread);
        try
        {
            Assert.That(await _guest.FoundAsync(), Is.EqualTo(new[] { "running-iothread" }));
        }
        finally
        {
            LiveGuest.Run("taskset", "-cp", "0", thread);
        }
    }

    [Test]
    public async Task Class_taken_from_a_vcpu_is_found()
    {
        var thread = $"{_guest.Thread("CPU 1/TCG")}";
        LiveGuest.Run("chrt", "-o", "-p", "0", thread);
        try
        {
            var report = await _guest.AuditAsync();
            var finding = report.Findings.Single(f => f.Rule == "running-class");
            Assert.That(finding.Where, Is.EqualTo($"vCPU 1 (thread {thread})"));
            Assert.That(finding.What, Does.Contain("is other, told is fifo 1"));
        }
        finally
        {
            LiveGuest.Run("chrt", "-f", "-p", "1", thread);
        }
    }

    [Test]
    public async Task Tampered_document_is_found_against_the_running_neighbour()
    {
        var document = DomainDocument.Parse(await _guest.Domain.GetXmlAsync());
        (document.Name, document.Uuid, document.Id) = ("double", Guid.NewGuid(), null);
        var report = await new DomainAuditor().AuditAsync(_guest.Connection, document);
        Assert.That(report.Findings.Where(f => f.Rule == "overlap").Select(f => f.What), Has.Some.Contains("'vnf' is pinned to CPU 1"));
    }
}
