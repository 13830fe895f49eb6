using Microsoft.AspNetCore.DataProtection;
using TelegramAdmin.Core.Security;

namespace TelegramAdmin.Core.Backups.Checking;

/// <summary>Opens what is encrypted in a restored database with the keys that came with it: without them a restore would be worth nothing.</summary>
internal static class KeyCheck
{
    /// <returns>How many secrets the keys open.</returns>
    /// <exception cref="BackupException">One stays shut.</exception>
    public static int Run(string keys, IReadOnlyList<string> secrets)
    {
        if (secrets.Count == 0)
            return 0;
        var protector = new SecretProtector(DataProtectionProvider.Create(BackupFolder.Make(keys), protection => protection.SetApplicationName("TelegramAdmin")));
        if (secrets.Any(s => protector.TryReveal(s) is null))
            throw new BackupException(BackupErrors.Differs("the keys in it do not open the bots' tokens in it"));
        return secrets.Count;
    }
}
