namespace KvmNfv.Libvirt.Tests.Connections;

/// <summary>Authentication against libvirt's test driver, which asks for the users named in its own document.</summary>
public sealed class CredentialsTests : LeakCheckedFixture
{
    private string _file = null!;

    [OneTimeSetUp]
    public void WriteNode()
    {
        _file = Path.GetTempFileName();
        File.WriteAllText(_file, "<node><auth><user password='pässword'>alice</user></auth></node>");
    }

    [OneTimeTearDown]
    public void DeleteNode() => File.Delete(_file);

    [Test]
    public void Right_answers_open_the_connection()
    {
        var asked = new List<CredentialRequest>();
        using var connection = Open(request =>
        {
            asked.Add(request);
            return request.Type == ConnectCredentialType.Authname ? "alice" : "pässword";
        });
        Assert.That(connection.HypervisorType, Is.EqualTo("TEST"));
        Assert.Multiple(() =>
        {
            Assert.That(asked.Select(r => r.Type), Is.EqualTo(new[] { ConnectCredentialType.Authname, ConnectCredentialType.Passphrase }));
            Assert.That(asked[0].Prompt, Does.Contain("localhost"));
            Assert.That(asked[0].Challenge, Is.EqualTo("localhost"));
        });
    }

    [Test]
    public void Wrong_password_is_access_denied()
    {
        var error = Assert.Throws<LibvirtAccessDeniedException>(() => Open(r => r.Type == ConnectCredentialType.Authname ? "alice" : "guess"));
        Assert.That(error.Code, Is.EqualTo(ErrorNumber.AuthFailed));
    }

    [Test]
    public void No_answer_is_access_denied()
    {
        var error = Assert.Throws<LibvirtAccessDeniedException>(() => Open(_ => null));
        Assert.That(error.Code, Is.EqualTo(ErrorNumber.AuthFailed));
    }

    [Test]
    public void What_the_callback_throws_is_kept()
    {
        var reason = new InvalidOperationException("no terminal to ask on");
        var error = Assert.Throws<LibvirtAccessDeniedException>(() => Open(_ => throw reason));
        Assert.That(error.InnerException, Is.SameAs(reason));
    }

    [Test]
    public void Without_credentials_libvirt_says_what_is_missing()
    {
        var error = Assert.Throws<LibvirtException>(() => LibvirtConnection.Open($"test://{_file}"));
        Assert.That(error.Message, Does.Contain("authentication").IgnoreCase);
    }

    private LibvirtConnection Open(Func<CredentialRequest, string?> answer) =>
        LibvirtConnection.Open(new LibvirtConnectionOptions { Uri = $"test://{_file}", Credentials = answer });
}
