using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>The second place as it is set up.</summary>
internal sealed class OpenPlace(OutboundHttp http, SecretProtector secrets, TimeProvider time)
{
    /// <returns>Null where there is none.</returns>
    /// <exception cref="BackupException">Something that it needs is missing.</exception>
    public ICopyPlace? Run(SettingValues values) => values.Get(CopySettings.Place) switch
    {
        CopyPlaceKind.Folder => new FolderPlace(values.Get(CopySettings.Folder) is { Length: > 0 } folder ? folder : throw new BackupException(BackupErrors.PlaceIncomplete)),
        CopyPlaceKind.Bucket => Bucket(values),
        _ => null,
    };

    private BucketPlace Bucket(SettingValues values)
    {
        var (bucket, key) = (values.Get(CopySettings.Bucket), values.Get(CopySettings.KeyId));
        if (!Uri.TryCreate(values.Get(CopySettings.Endpoint), UriKind.Absolute, out var endpoint) || bucket.Length == 0 || key.Length == 0
            || values.Get(CopySettings.Secret) is not { Length: > 0 } kept || secrets.TryReveal(kept) is not { } secret)
            throw new BackupException(BackupErrors.PlaceIncomplete);
        return new BucketPlace(http, new BucketAddress(endpoint, values.Get(CopySettings.Region), bucket, values.Get(CopySettings.Prefix), key, secret), time);
    }
}
