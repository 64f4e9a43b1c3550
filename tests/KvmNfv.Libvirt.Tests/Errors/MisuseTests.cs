using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Errors;

/// <summary>What a user can do wrong gives one clear exception, and nothing crashes.</summary>
public sealed class MisuseTests
{
    private LibvirtConnection _connection = null!;
    private Domain _domain = null!;

    [SetUp]
    public void Open()
    {
        _connection = TestDriver.Open();
        _domain = _connection.LookupDomainByName("test");
    }

    [TearDown]
    public void Close()
    {
        _domain.Dispose();
        _connection.Dispose();
    }

    [Test]
    public void Unknown_domain_is_not_found()
    {
        var error = Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupDomainByName("nobody"));
        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo(ErrorNumber.NoDomain));
            Assert.That(error.Domain, Is.EqualTo(ErrorDomain.Test));
            Assert.That(error.Level, Is.EqualTo(ErrorLevel.Error));
            Assert.That(error.Operation, Is.EqualTo("virDomainLookupByName"));
            Assert.That(error.Message, Is.EqualTo("virDomainLookupByName: " + error.Record.Message).And.Contains("Domain not found"));
        });
    }

    [Test]
    public void Every_kind_of_missing_object_is_not_found() => Assert.Multiple(() =>
    {
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupDomainById(12345));
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupDomainByUuid(Guid.NewGuid()));
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupNetworkByName("none"));
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupStoragePoolByName("none"));
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupStorageVolumeByPath("/none"));
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupNodeDeviceByName("none"));
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupInterfaceByName("none"));
        Assert.Throws<LibvirtNotFoundException>(() => _domain.LookupSnapshotByName("none"));
        Assert.Throws<LibvirtNotFoundException>(() => _domain.LookupCheckpointByName("none"));
        Assert.Throws<LibvirtNotFoundException>(() => _domain.GetMetadata(DomainMetadataType.Title, null));
    });

    [Test]
    public void Null_arguments_are_refused_before_libvirt_is_asked() => Assert.Multiple(() =>
    {
        Assert.Throws<ArgumentNullException>(() => _connection.LookupDomainByName(null!));
        Assert.Throws<ArgumentNullException>(() => _connection.DefineDomain(null!));
        Assert.Throws<ArgumentNullException>(() => _domain.PinVcpu(0, null!));
        Assert.Throws<ArgumentNullException>(() => _domain.SetMemoryParameters(null!));
        Assert.Throws<ArgumentNullException>(() => LibvirtConnection.Open((LibvirtConnectionOptions)null!));
        Assert.Throws<ArgumentNullException>(() => _connection.BaselineCpu(null!));
        Assert.Throws<ArgumentException>(() => _connection.BaselineCpu(["<cpu/>", null!]));
    });

    [Test]
    public void Text_with_a_NUL_is_refused() =>
        Assert.That(() => _connection.LookupDomainByName("te\0st"), Throws.ArgumentException.With.Message.Contains("NUL"));

    [Test]
    public void Malformed_document_is_an_xml_error()
    {
        var error = Assert.Throws<LibvirtException>(() => _connection.DefineDomain("<domain type='test'><name>x</name>"));
        Assert.That(error.Code, Is.EqualTo(ErrorNumber.XmlDetail));
        Assert.That(error.Message, Does.Contain("Premature end of data"));
    }

    [Test]
    public void Document_that_breaks_the_schema_is_refused_when_validated()
    {
        var xml = TestDriver.Domain("x").Replace("<vcpu>2</vcpu>", "<vcpus>2</vcpus>", StringComparison.Ordinal);
        Assert.That(() => _connection.DefineDomain(xml, DomainDefineFlags.Validate), Throws.InstanceOf<LibvirtException>());
    }

    [Test]
    public void Uri_that_nobody_serves_fails_with_a_reason() => Assert.Multiple(() =>
    {
        Assert.That(() => LibvirtConnection.Open("nobody:///system"), Throws.InstanceOf<LibvirtException>().With.Message.Contains("nobody"));
        Assert.That(() => LibvirtConnection.Open("not a uri"), Throws.InstanceOf<LibvirtException>());
        Assert.That(() => LibvirtConnection.Open("qemu+unix:///system?socket=/nowhere/libvirt-sock"),
            Throws.InstanceOf<LibvirtConnectionLostException>().With.Message.Contains("/nowhere/libvirt-sock"));
    });

    [Test]
    public void Missing_function_names_itself_and_the_version_it_needs()
    {
        if (LibvirtLibrary.Supports("virDomainAnnounceInterface"))
            Assert.Ignore($"libvirt {LibvirtLibrary.Version} is so new that it has every function.");
        var error = Assert.Throws<LibvirtUnsupportedException>(() => _domain.AnnounceInterface(null, []));
        Assert.That(error.RequiredVersion, Is.EqualTo(new LibvirtVersion(12, 5, 0)));
        Assert.That(error.Message, Does.Contain("virDomainAnnounceInterface needs libvirt 12.5.0").And.Contains(LibvirtLibrary.Version.ToString()));
    }

    [Test]
    public void Function_that_the_driver_lacks_is_unsupported()
    {
        var error = Assert.Throws<LibvirtUnsupportedException>(() => _domain.GetJobStats());
        Assert.That(error.RequiredVersion, Is.Null);
        Assert.That(error.Code, Is.EqualTo(ErrorNumber.NoSupport));
    }

    [Test]
    public void Writing_on_a_read_only_connection_is_denied()
    {
        using var readOnly = LibvirtConnection.OpenReadOnly(TestDriver.Uri);
        using var domain = readOnly.LookupDomainByName("test");
        var error = Assert.Throws<LibvirtAccessDeniedException>(domain.Suspend);
        Assert.That(error.Code, Is.EqualTo(ErrorNumber.OperationDenied));
    }

    [Test]
    public async Task Closed_connection_says_so()
    {
        var connection = TestDriver.Open();
        var domain = connection.LookupDomainByName("test");
        connection.Dispose();
        connection.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That(() => connection.GetHostname(), Throws.InstanceOf<ObjectDisposedException>().With.Message.Contains(TestDriver.Uri));
            Assert.Throws<ObjectDisposedException>(() => domain.GetInfo());
        });
        await Assert.ThrowsAsync<ObjectDisposedException>(() => domain.GetInfoAsync());
        domain.Dispose();
    }

    [Test]
    public void Disposed_domain_says_so()
    {
        var domain = _connection.LookupDomainByName("test");
        domain.Dispose();
        Assert.Throws<ObjectDisposedException>(() => domain.GetInfo());
    }

    [Test]
    public void Connection_options_out_of_range_are_named() =>
        Assert.That(() => LibvirtConnection.Open(new LibvirtConnectionOptions { Uri = TestDriver.Uri, MaxConcurrentCalls = 1 }),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("MaxConcurrentCalls"));

    [Test]
    public void Failing_calls_print_nothing_on_standard_error()
    {
        // The printing would go to the process's descriptor 2, below Console: look at what the descriptor receives.
        using var capture = new StandardErrorCapture();
        Assert.Throws<LibvirtNotFoundException>(() => _connection.LookupDomainByName("nobody"));
        Assert.That(capture.Read(), Is.Empty);
    }
}
