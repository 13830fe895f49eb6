using System.Runtime.Versioning;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Hosting;
using TelegramAdmin.Hosting.Doctor;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Hosting;

/// <summary>Each thing that can be wrong is broken, and the doctor names it with its cure.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ta-doctor-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task SettingsWithSlips_AreNamedWithWhatWasMeant()
    {
        var file = Write("appsettings.json", """{ "PublicUrls": "https://a.example.com", "Stripe": { "SecretKy": "x", "SecretKey": "" }, "Telegram": { "Bots": [ { "Token": "" } ], "Whatever": 1 }, "Logging": { "LogLevel": { "Any.Name": "Debug" } } }""");

        var found = await new ConfigurationCheck(file, Settings()).LookAsync(CancellationToken.None);

        string[] slips = ["PublicUrls is not a setting.", "Stripe:SecretKy is not a setting.", "Telegram:Whatever is not a setting."];
        Assert.Equal(slips, found.Where(f => f.State == HealthState.Warn).Select(f => f.What).Order(StringComparer.Ordinal));
        Assert.Contains("there is PublicUrl", found.Single(f => f.What.StartsWith("PublicUrls", StringComparison.Ordinal)).Cure, StringComparison.Ordinal);
        Assert.Contains("there is SecretKey", found.Single(f => f.What.StartsWith("Stripe", StringComparison.Ordinal)).Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysAndSecretsThatOthersCanRead_AreNamed_UntilTheyCannot()
    {
        if (OperatingSystem.IsWindows())
            return;
        var file = Write("appsettings.json", """{ "Stripe": { "SecretKey": "sk_test_not_real" } }""");
        var key = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "keys")).FullName, "key-1.xml");
        File.WriteAllText(key, "<key/>");
        Open(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        var check = new RightsCheck(file, Settings());

        var open = await check.LookAsync(CancellationToken.None);
        Open(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var shut = await check.LookAsync(CancellationToken.None);

        Assert.Contains(open, f => f.What.Contains(key, StringComparison.Ordinal) && f.Cure == $"chmod 700 {_folder}");
        Assert.Contains(open, f => f.What.Contains("in which Stripe:SecretKey stands", StringComparison.Ordinal) && f.Cure!.StartsWith("chmod 600", StringComparison.Ordinal));
        Assert.Equal(HealthState.Ok, Assert.Single(shut).State);

        [UnsupportedOSPlatform("windows")]
        void Open(UnixFileMode files, UnixFileMode folders)
        {
            File.SetUnixFileMode(key, files);
            File.SetUnixFileMode(Path.Combine(_folder, "appsettings.json"), files);
            File.SetUnixFileMode(Path.GetDirectoryName(key)!, folders);
            File.SetUnixFileMode(_folder, folders);
        }
    }

    [Theory]
    [InlineData("old", "PostgreSQL 13.2 is too old")]
    [InlineData("encoding", "It keeps text as LATIN1")]
    [InlineData("rights", "lacks the right CREATE in the schema public")]
    [InlineData("damage", "The file is damaged: row 3 missing from index")]
    [InlineData("clock", "The database's machine is 600 s ahead of this one")]
    public void Database_ThatIsNoneForUs_IsNamed(string fault, string words)
    {
        var now = DateTimeOffset.UtcNow;
        var good = new DatabaseCondition("PostgreSQL 15.4", false, "UTF8", now.AddSeconds(2), null, null);
        var broken = fault switch
        {
            "old" => good with { Version = "PostgreSQL 13.2", IsTooOld = true },
            "encoding" => good with { Encoding = "LATIN1" },
            "rights" => good with { Lacks = "CREATE in the schema public" },
            "damage" => good with { Damage = "row 3 missing from index" },
            _ => good with { Clock = now.AddMinutes(10) },
        };
        var check = new DatabaseCheck(Settings(), TimeProvider.System);

        Assert.Equal(HealthState.Ok, Assert.Single(check.Read(good, now)).State);
        var bad = Assert.Single(check.Read(broken, now), f => f.State == HealthState.Bad);
        Assert.Contains(words, bad.What, StringComparison.Ordinal);
        Assert.NotNull(bad.Cure);
    }

    [Theory, OnBothDatabases]
    public async Task DatabaseOfThisMachine_IsReadAsGood_AndKeysThatAreGoneAreNamed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var open = await DatabaseReader.OpenAsync(database);
        await open.Storage.WriteAsync(null, db => AnyRow.AddAsync(db, "bots", ("id", new BotId(100001)), ("protected_token", "encrypted with a key that is gone"), ("state", BotState.Up)));
        var protector = new SecretProtector(DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(_folder, "keys"))));

        var condition = await DatabaseCondition.ReadAsync(new DatabaseOptions { Provider = provider, ConnectionString = database.ConnectionString }, CancellationToken.None);
        var keys = await new KeyRingCheck(open.Storage, protector, Settings()).LookAsync(CancellationToken.None);

        Assert.Equal((false, "UTF8"), (condition.IsTooOld, condition.Encoding));
        Assert.Null(condition.Lacks ?? condition.Damage);
        Assert.Contains("The tokens of 1 of 1 bots cannot be decrypted", Assert.Single(keys).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://admin.example.com:5443", "Telegram does not deliver to port 5443")]
    [InlineData("https://192.168.1.20", "Telegram cannot reach 192.168.1.20")]
    [InlineData("https://admin.example.com:8443", null)]
    public void Address_ThatTelegramCannotReach_IsNamed(string url, string? words)
    {
        var found = new AddressCheck(Settings()).Reach(new Uri(url)).ToList();

        Assert.Equal(words is null ? 0 : 1, found.Count);
        Assert.All(found, f => Assert.StartsWith(words!, f.What, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://admin.example.com/account/sign-in", "The program does not learn that visitors come by https.")]
    [InlineData("https://127.0.0.1:5080/account/sign-in", "The proxy passes on 127.0.0.1:5080 in place of admin.example.com.")]
    [InlineData("https://admin.example.com/account/sign-in", null)]
    public void Proxy_ThatHidesWhatTheProgramNeeds_IsNamed(string seen, string? words) =>
        Assert.Equal(words, AddressCheck.ReadRedirect(new Uri("https://admin.example.com"), new Uri(seen)).SingleOrDefault()?.What);

    [Fact]
    public void Bots_ThatDoNotReceive_AreNamedWithTheirCure()
    {
        var found = BotsCheck.Read("shop_bot", new BotDiagnosis(DateTimeOffset.UtcNow, null, [BotFinding.ForeignWebhook("https://other.example.com/x", "https://admin.example.com/webhook/1"), BotFinding.TokenWorks(TimeSpan.FromMilliseconds(40))], BotCure.TakeOverWebhook)).ToList();

        var finding = Assert.Single(found);
        Assert.Equal((HealthState.Bad, "@shop_bot: Updates go to another host."), (finding.State, finding.What));
        Assert.Contains("take the webhook over", finding.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_OnWrongConfiguration_TellsAllOfItAsJson()
    {
        var (code, output) = await AppProcess.RunAsync("doctor", "--json", "--DataDirectory", _folder, "--PublicUrl", "http://admin.example.com", "--Stripe:SecretKey", "pk_test_public", "--MtProto:LibraryPath", "/nowhere/libtdjson.so", "--PORT", "many");

        Assert.Equal(1, code);
        var found = JsonDocument.Parse(output).RootElement.EnumerateArray().Select(f => (State: f.GetProperty("state").GetString(), What: f.GetProperty("what").GetString()!, Cure: f.GetProperty("cure").GetString())).ToList();
        Assert.All(found, f => Assert.Equal("bad", f.State));
        foreach (var words in new[] { "PublicUrl: it must begin with https", "publishable key", "PORT: \"many\" is not a port" })
            Assert.Contains(found, f => f.What.Contains(words, StringComparison.Ordinal) && f.Cure is not null);
    }

    [Fact]
    public async Task Doctor_OnASystemThatIsBrokenEverywhere_NamesEachPart()
    {
        var (code, output) = await AppProcess.RunAsync("doctor", "--DataDirectory", _folder, "--Database:Provider", "Postgres", "--ConnectionStrings:Default", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=not-for-logs",
            "--Telegram:BotApiUrl", "http://127.0.0.1:1", "--PublicUrl", "https://127.0.0.1:2", "--Stripe:SecretKey", "sk_test_not_real", "--Stripe:WebhookSecret", "whsec_not_real", "--Stripe:ApiUrl", "http://127.0.0.1:1", "--MtProto:LibraryPath", "/nowhere/libtdjson.so");

        Assert.Equal(1, code);
        foreach (var part in new[] { "database", "telegram", "stripe", "tdlib" })
            Assert.Matches($@"FAIL\s+{part}\s", output);
        Assert.Contains("/nowhere/libtdjson.so, which is not there", output, StringComparison.Ordinal);
        Assert.Contains("Do:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not-for-logs", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private AppSettings Settings() => SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("DataDirectory", _folder)]).Build());

    private IConfigurationRoot Write(string name, string json)
    {
        File.WriteAllText(Path.Combine(_folder, name), json);
        return new ConfigurationBuilder().SetBasePath(_folder).AddJsonFile(name).Build();
    }
}
