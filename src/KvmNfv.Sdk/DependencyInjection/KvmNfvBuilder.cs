using Microsoft.Extensions.DependencyInjection;

namespace KvmNfv.Sdk.DependencyInjection;

internal sealed class KvmNfvBuilder(IServiceCollection services) : IKvmNfvBuilder
{
    public IServiceCollection Services { get; } = services;
}
