using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Postgres;

namespace TelegramAdmin.Core.Nodes;

public static class NodesModule
{
    /// <summary>To be called before every service that works for bots: it starts before them and stops after them.</summary>
    public static IServiceCollection AddNodes(this IServiceCollection services, DatabaseOptions database)
    {
        services.TryAddSingleton(new NodeName(Environment.MachineName, "", "")); // A host may name it.
        services.AddSingleton<NodeRights>().AddSingleton<NodeReader>();
        return database.Provider == DatabaseProvider.Sqlite ? services : services
            .AddSingleton<SharedFolder>()
            .AddSingleton(new PostgresNodes(database.ConnectionString))
            .AddSingleton(new PostgresSignals(database.ConnectionString))
            .AddHostedService<NodeSignals>()
            .AddSingleton<NodeBeat>()
            .AddHostedService(provider => provider.GetRequiredService<NodeBeat>());
    }

    /// <summary>Services that are marked with <see cref="OnLeaderAttribute"/> run on the node that leads only. To be called last.</summary>
    public static IServiceCollection RunOncePerInstallation(this IServiceCollection services, DatabaseOptions database)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            return services;
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is { IsKeyedService: false } service && service.ServiceType == typeof(IHostedService) && TypeOf(service) is { } type && Attribute.IsDefined(type, typeof(OnLeaderAttribute)))
                services[i] = ServiceDescriptor.Singleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<WhileLeading>(provider, Make(service, type, provider)));
        }
        return services;
    }

    // AddHostedService with a factory keeps the type in the factory's own.
    private static Type? TypeOf(ServiceDescriptor service) => service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ImplementationFactory?.GetType().GenericTypeArguments[1];

    private static IHostedService Make(ServiceDescriptor service, Type type, IServiceProvider provider) =>
        (IHostedService)(service.ImplementationInstance ?? service.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, type));
}

public static class NodeTables
{
    extension(AppDbContext db)
    {
        public DbSet<Node> Nodes => db.Set<Node>();

        public DbSet<NodeLease> NodeLeases => db.Set<NodeLease>();
    }
}
