using Microsoft.Extensions.Configuration;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Hosting;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Hosting;

public sealed class SettingsTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("PublicUrl", "admin.example.com", "PublicUrl: \"admin.example.com\" is not an address")]
    [InlineData("PublicUrl", "ftp://admin.example.com", "is not an address")]
    [InlineData("PublicUrl", "http://admin.example.com", "PublicUrl: it must begin with https")]
    [InlineData("PublicUrl", "https://admin.example.com/?a=b", "PublicUrl: leave out what follows ? or #")]
    [InlineData("Database:Provider", "1", "Database:Provider: \"1\" is not known")]
    [InlineData("Database:Provider", "Postgres", "ConnectionStrings:Default: Postgres needs a connection string")]
    [InlineData("ConnectionStrings:Default", "nonsense", "ConnectionStrings:Default: Sqlite needs a connection string")]
    [InlineData("ConnectionStrings:Default", "Host=localhost;Database=x", "ConnectionStrings:Default: Sqlite needs a connection string")]
    [InlineData("urls", "http://localhost:99999", "Urls: \"http://localhost:99999\" is not an address to listen on")]
    [InlineData("urls", "http://localhost:5080;ftp://localhost", "Urls: \"ftp://localhost\" is not an address to listen on")]
    [InlineData("Telegram:Bots:0:Token", "100001", "Telegram:Bots:0:Token is not a bot token")]
    [InlineData("Admin:Password", "violet anchor 27", "Admin:Email and Admin:Password belong together")]
    [InlineData("Stripe:SecretKey", "pk_test_public", "Stripe:SecretKey is a publishable key")]
    [InlineData("Stripe:SecretKey", "sk_secret", "Stripe:SecretKey is not a Stripe key")]
    [InlineData("Stripe:SecretKey", "sk_test_not_real", "Stripe:WebhookSecret is missing beside Stripe:SecretKey")]
    [InlineData("Stripe:WebhookSecret", "secret", "Stripe:WebhookSecret is not a signing secret")]
    [InlineData("Stripe:WebhookSecret", "whsec_a,secret", "Stripe:WebhookSecret is not a signing secret")]
    [InlineData("Stripe:WebhookSecret", "whsec_a", "Stripe:SecretKey is missing beside Stripe:WebhookSecret")]
    [InlineData("Stripe:ApiUrl", "http://stripe.example.com", "Stripe:ApiUrl: it must begin with https")]
    [InlineData("Stripe:ApiUrl", "stripe.example.com", "is not an address. Leave it out for Stripe's own")]
    public void Value_ThatIsWrong_IsNamedWithItsKey(string key, string value, string words)
    {
        var refused = Assert.Throws<SettingsException>(() => Read((key, value)));

        Assert.Contains(words, Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain("not_real", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk_test_a", false)]
    [InlineData("rk_live_a", true)]
    public void StripeKey_SaysWhetherRealMoneyMoves_AndIsNeverShown(string key, bool isLive)
    {
        var stripe = Read(("Stripe:SecretKey", key), ("Stripe:WebhookSecret", "whsec_one, whsec_two"), ("Stripe:ApiUrl", "http://127.0.0.1:12111")).Engine.Stripe;

        Assert.Equal((true, isLive), (stripe.IsOn, stripe.IsLive));
        Assert.Equal(["whsec_one", "whsec_two"], stripe.WebhookSecrets);
        Assert.DoesNotContain("_", stripe.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://admin.example.com")]
    [InlineData("https://admin.example.com:8443/bots/")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080")]
    public void PublicUrl_ThatTelegramOrThisMachineReaches_IsTaken(string url) => Assert.Equal(new Uri(url), Read(("PublicUrl", url)).Engine.PublicUrl);

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("Telegram:Bots:0:Token", "100001:SANDBOX-looks-real", false)]
    [InlineData("Telegram:BotApiUrl", "https://api.telegram.org", false)]
    [InlineData("Stripe:SecretKey", "sk_test_not_real", false)]
    [InlineData("Database:Provider", "Sqlite", false)]
    [InlineData("Sandbox:Enabled", "false", false)]
    [InlineData("Sandbox:Enabled", "true", true)]
    public void Sandbox_IsOnOnlyWhereNothingRealIsConfigured(string? key, string? value, bool isOn) =>
        Assert.Equal(isOn, (key is null ? Read() : Read([(key, value!), .. Beside(key)])).Sandbox.IsEnabled);

    [Theory]
    [InlineData("Telegram:Bots:0:Token", "100001:SANDBOX-looks-real")]
    [InlineData("Telegram:BotApiUrl", "https://api.telegram.org")]
    [InlineData("Stripe:SecretKey", "sk_test_not_real")]
    public void Sandbox_WantedBesideRealConfiguration_IsRefused(string key, string value)
    {
        var refused = Assert.Throws<SettingsException>(() => Read([("Sandbox:Enabled", "true"), (key, value), .. Beside(key)]));

        Assert.Contains("the sandbox never runs beside real bots or keys", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Sandbox_InAFolderWithARealDatabase_StaysOff()
    {
        File.WriteAllText(Path.Combine(_database.Folder, "telegramadmin.db"), "");

        Assert.False(Read().Sandbox.IsEnabled);
    }

    // A key is refused without the secret that belongs to it.
    private static (string, string)[] Beside(string key) => key == "Stripe:SecretKey" ? [("Stripe:WebhookSecret", "whsec_not_real")] : [];

    private AppSettings Read(params (string Key, string Value)[] values) => SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(
        [KeyValuePair.Create<string, string?>("DataDirectory", _database.Folder), .. values.Select(v => KeyValuePair.Create<string, string?>(v.Key, v.Value))]).Build());
}
