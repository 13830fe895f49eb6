using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TelegramAdmin.Core.Security;

/// <summary>Opens the keys as they lie there now. Data Protection itself looks for new ones once a day only, and another process may have made one a second ago.</summary>
public sealed class FreshKeys(IOptions<KeyManagementOptions> options, TimeProvider time)
{
    public const string Application = "TelegramAdmin";

    /// <summary>What cannot be opened at all must not make everybody read the keys at every look.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private long? _openedAt;

    public IDataProtectionProvider Open()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName(Application);
        services.Configure<KeyManagementOptions>(fresh => (fresh.XmlRepository, fresh.XmlEncryptor) = (options.Value.XmlRepository, options.Value.XmlEncryptor));
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }

    /// <returns>Null where they were opened a moment ago.</returns>
    internal IDataProtectionProvider? OpenIfDue()
    {
        lock (_gate)
        {
            if (_openedAt is { } at && time.GetElapsedTime(at) < Rest)
                return null;
            _openedAt = time.GetTimestamp();
        }
        return Open();
    }
}
