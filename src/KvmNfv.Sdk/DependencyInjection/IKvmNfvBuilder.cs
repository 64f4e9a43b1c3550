namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What <c>AddKvmNfv</c> returns: the place to add connections, and what later parts of the SDK bring.</summary>
public interface IKvmNfvBuilder
{
    /// <summary>The services being configured.</summary>
    IServiceCollection Services { get; }
}
