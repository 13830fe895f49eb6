using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Privacy.Erasing;
using TelegramAdmin.Core.Privacy.Exporting;
using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Privacy;

public static class PrivacyModule
{
    /// <summary>Each slice's part is found by itself: one that was forgotten would keep what should be gone.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        foreach (var seam in new[] { typeof(IErasable), typeof(IPersonFiles), typeof(IPersonTraces) })
        {
            foreach (var type in seam.Assembly.GetTypes().Where(t => t.IsClass && seam.IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal))
                services.AddSingleton(seam, type);
        }
        return services.AddSingleton<ErasePerson>().AddSingleton<ExportPerson>();
    }
}
